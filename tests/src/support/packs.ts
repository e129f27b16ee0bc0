import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackFiles } from '@liandong/core/run';

const rootOver = (folder: string): string => (existsSync(join(folder, 'lerna.json')) ? folder : rootOver(dirname(folder)));
/** Also of a bundle, which lies elsewhere than its sources. */
export const root = rootOver(dirname(fileURLToPath(import.meta.url)));

const walk = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => (statSync(join(dir, name)).isDirectory() ? walk(join(dir, name)) : [join(dir, name)]));

/** All files of a pack in the repository, as core takes them; packs that only tests need are in `tests/packs`. */
export function packFiles(id: string, folder = 'templates'): PackFiles {
  const dir = join(root, folder, id);
  return Object.fromEntries(walk(dir).map((file) => [relative(dir, file).split(sep).join('/'), readFileSync(file, 'utf8')]));
}

/** Every folder of `templates` that is a pack. */
export const packIds = (): string[] =>
  readdirSync(join(root, 'templates')).filter((name) => statSync(join(root, 'templates', name), { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(join(root, 'templates', name)).includes('pack.json'));
