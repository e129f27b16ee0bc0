import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { problem, type PackFiles, type Problem } from '@liandong/core/run';
import { Refusal } from '../platform/http/refusal';
import { guardFiles, isPackPath, PACK_LIMITS } from '../resources/packs/index';

const found = (code: string, item: string, params: Problem['params'] = {}): Problem => ({ ...problem(code, '', params), item });
const UTF8 = new TextDecoder('utf-8', { fatal: true });

interface Reading { readonly root: string; readonly files: Map<string, string>; readonly problems: Problem[] }

async function readText(reading: Reading, path: string): Promise<void> {
  const stat = await lstat(join(reading.root, path));
  // read only what could be a file of a pack: a folder with a huge disk image in it costs nothing
  if (!stat.isFile()) reading.problems.push(found('pack.not-a-file', path));
  else if (!isPackPath(path)) reading.problems.push(found('pack.file-unknown', path));
  else if (stat.size > PACK_LIMITS.fileChars * 4) reading.problems.push(found('pack.file-too-large', path, { limit: PACK_LIMITS.fileChars }));
  else {
    try {
      reading.files.set(path, UTF8.decode(await readFile(join(reading.root, path))));
    } catch {
      reading.problems.push(found('pack.not-text', path));
    }
  }
}

/** One level below the root at most; links are never followed, dot files never read. */
async function readFolder(reading: Reading, folder: string): Promise<void> {
  const entries = (await readdir(join(reading.root, folder), { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (reading.files.size + reading.problems.length > PACK_LIMITS.files) return void reading.problems.push(problem('pack.too-many-files', '', { limit: PACK_LIMITS.files }));
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory() && folder === '') await readFolder(reading, path);
    else await readText(reading, path);
  }
}

/**
 * A pack as it lies in a folder. Throws a Refusal with every file that has no place in a pack.
 * @example const files = await readPack('templates/wushe')
 */
export async function readPack(root: string): Promise<PackFiles> {
  const reading: Reading = { root, files: new Map(), problems: [] };
  const stat = await lstat(root).catch(() => undefined);
  if (!stat?.isDirectory()) throw new Refusal([found('pack.no-folder', root)]);
  await readFolder(reading, '');
  const files = Object.fromEntries(reading.files);
  const problems = [...reading.problems, ...guardFiles(files)];
  if (problems.length > 0) throw new Refusal(problems);
  return files;
}
