#!/usr/bin/env node
/** The command `liandong`. Each command lives in `cli/`; this only puts them together. */
import { Command } from 'commander';
import { auditCommand } from './cli/audit';
import { bpmnCommand } from './cli/bpmn';
import { orgCommand } from './cli/org';
import { packCommand } from './cli/pack';
import { startCommand } from './cli/start';
import { userCommand } from './cli/user';
import { words } from './text/index';

/** The library's own words are English: the titles and the help option of a command and all below it. */
function worded(command: Command): Command {
  command.helpOption('-h, --help', words('cli.help')).helpCommand(false).configureHelp({ styleTitle: (title) => words(`cli.title-${title.replace(':', '').toLowerCase()}`) });
  for (const below of command.commands) worded(below);
  return command;
}

const program = new Command('liandong').description(words('cli.about'));
for (const command of [startCommand(), orgCommand(), userCommand(), packCommand(), bpmnCommand(), auditCommand()]) program.addCommand(command);
await worded(program).parseAsync();
