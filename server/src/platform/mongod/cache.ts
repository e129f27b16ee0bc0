import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

interface Kept {
  readonly path: string;
  readonly sha256: string;
}
const noteOf = (cacheDir: string): string => join(cacheDir, 'mongod.json');

/** Note which file was fetched and what it must be. */
export async function keep(cacheDir: string, path: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  const note: Kept = { path, sha256: await sha256Of(path) };
  const draft = `${noteOf(cacheDir)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(note));
  await rename(draft, noteOf(cacheDir));
}

/** The file fetched before, when it is still byte for byte what it was. */
export async function kept(cacheDir: string): Promise<string | undefined> {
  try {
    const note = JSON.parse(await readFile(noteOf(cacheDir), 'utf8')) as Kept;
    return (await sha256Of(note.path)) === note.sha256 ? note.path : undefined;
  } catch {
    return undefined;
  }
}
