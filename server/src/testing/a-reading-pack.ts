import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(process.cwd(), 'tests/packs/reading');
const filesIn = (folder = ROOT): [string, string][] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? filesIn(path) : [[path.slice(ROOT.length + 1), readFileSync(path, 'utf8')] as [string, string]];
});

type Edit = (path: string, file: object) => object;
/** The files of the pack that is for tests only, each as the test would have it. */
export const readingPack = (edit: Edit = (_path, file) => file): Record<string, string> =>
  Object.fromEntries(filesIn().map(([path, text]) => [path, path.endsWith('.json') ? JSON.stringify(edit(path, JSON.parse(text) as object)) : text]));
