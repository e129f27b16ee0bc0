import { basename } from 'node:path';
import type { RoleGrant } from '@liandong/core/run';
import { Command } from 'commander';
import { refuse } from '../platform/http/refusal';
import { randomPassword } from '../platform/password/index';
import { addUser, importUsers } from '../resources/users/index';
import { words } from '../text/index';
import { readOrRefuse } from './org';
import { print } from './print';
import { countyOrRefuse, withDeps } from './run';

function grantOf(text: string): RoleGrant {
  const [role = '', orgId = ''] = text.split('@');
  return role && orgId ? { role, orgId } : refuse('users.grant-shape', '', { grant: text });
}
interface AddOptions {
  readonly name: string;
  readonly grant?: readonly string[];
  readonly county?: string;
}

const add = (): Command =>
  new Command('add').description(words('cli.userAdd')).argument('<username>', words('cli.username')).requiredOption('--name <name>', words('cli.name'))
    .option('--grant <role@org...>', words('cli.grant')).option('--county <id>', words('cli.county'))
    .action((username: string, options: AddOptions) =>
      withDeps(async (deps) => {
        const countyId = await countyOrRefuse(deps, options.county);
        // from the environment or made here, never from the command line, where other users of the machine could read it
        const password = process.env.LIANDONG_NEW_PASSWORD || randomPassword();
        await addUser(deps, countyId, { username, name: options.name, password, grants: (options.grant ?? []).map(grantOf) }, deps.clock.now());
        print(words(process.env.LIANDONG_NEW_PASSWORD ? 'cli.userAdded' : 'cli.userAddedWith', { username, password }));
        return 0;
      }),
    );

const importFile = (): Command =>
  new Command('import').description(words('cli.userImport')).argument('<file>', words('cli.sheetFile')).option('--county <id>', words('cli.county'))
    .action((file: string, options: { county?: string }) =>
      withDeps(async (deps) => {
        const countyId = await countyOrRefuse(deps, options.county);
        const done = await importUsers(deps, countyId, { name: basename(file), content: await readOrRefuse(file), passwordFor: randomPassword }, deps.clock.now());
        print(words('cli.usersImported', { added: done.added.length, changed: done.changed, same: done.same }));
        for (const { username, password } of done.added) print(`${username}\t${password}`);
        return 0;
      }),
    );

/** `liandong user add NAME`, `liandong user import FILE` */
export const userCommand = (): Command => new Command('user').description(words('cli.user')).addCommand(add()).addCommand(importFile());
