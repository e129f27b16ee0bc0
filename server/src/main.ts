#!/usr/bin/env node
/** The command `liandong`. Each command lives in `cli/` and is loaded when it is asked for. */
import { Command } from 'commander';
import { auditCommand } from './cli/audit';
import { orgCommand } from './cli/org';
import { packCommand } from './cli/pack';
import { startCommand } from './cli/start';
import { userCommand } from './cli/user';
import { words } from './text/index';

const program = new Command('liandong').description(words('cli.about')).helpOption('-h, --help', words('cli.help')).helpCommand(false);
for (const command of [startCommand(), orgCommand(), userCommand(), packCommand(), auditCommand()]) program.addCommand(command);
await program.parseAsync();
