import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { refuse } from '../platform/http/refusal';
import { importUnits } from '../resources/org-units/index';
import { words } from '../text/index';
import { print } from './print';
import { withDeps } from './run';

export const readOrRefuse = (file: string): Promise<Buffer> => readFile(file).catch(() => refuse('import.unreadable', '', { file }));

/** `liandong org import FILE` */
export const orgCommand = (): Command =>
  new Command('org').description(words('cli.org')).addCommand(
    new Command('import').description(words('cli.orgImport')).argument('<file>', words('cli.sheetFile')).option('--county <id>', words('cli.county'))
      .action((file: string, options: { county?: string }) =>
        withDeps(async (deps) => {
          const done = await importUnits(deps, basename(file), await readOrRefuse(file), options.county);
          print(words('cli.orgImported', { county: done.countyId, added: done.added, changed: done.changed, same: done.same }));
          return 0;
        }),
      ),
  );
