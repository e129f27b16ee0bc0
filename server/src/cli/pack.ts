import { Command } from 'commander';
import { checkPackFolder, IN_MEMORY, installPackFolder, testPackFolder } from '../packs-on-disk/index';
import { onServer } from '../scenario-host/index';
import { words } from '../text/index';
import { print } from './print';
import { countyOrRefuse, orSay, withDeps } from './run';

interface InstallFlags {
  readonly county?: string;
  readonly publish?: boolean;
  readonly activate?: boolean;
  readonly overwrite?: boolean;
  readonly confirm?: readonly string[];
}
const onFolder = (name: string): Command => new Command(name).description(words(`cli.pack-${name}`)).argument('<dir>', words('cli.packDir'));

/** `liandong pack check|test|install DIR` */
export const packCommand = (): Command =>
  new Command('pack').description(words('cli.pack'))
    .addCommand(onFolder('check').action((dir: string) => orSay(() => checkPackFolder(dir, print))))
    .addCommand(
      onFolder('test').option('--server', words('cli.server')).action((dir: string, options: { server?: boolean }) =>
        options.server ? withDeps((deps) => testPackFolder(dir, print, [IN_MEMORY, onServer(deps.db, deps.log)])) : orSay(() => testPackFolder(dir, print)),
      ),
    )
    .addCommand(
      onFolder('install').option('--county <id>', words('cli.county')).option('--publish', words('cli.publish')).option('--activate', words('cli.activate')).option('--overwrite', words('cli.overwrite')).option('--confirm <key...>', words('cli.confirm'))
        .action((dir: string, options: InstallFlags) =>
          withDeps(async (deps) => {
            const countyId = await countyOrRefuse(deps, options.county);
            const flags = { publish: options.publish === true, overwrite: options.overwrite === true, confirmed: options.confirm ?? [], ...(options.activate ? { activate: 'all' as const } : {}) };
            return installPackFolder(deps, countyId, dir, flags, print);
          }),
        ),
    );
