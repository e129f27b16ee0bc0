import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Keys } from '../deps';
import { refuse } from '../http/refusal';
import { keysFrom, SECRET_BYTES } from './keys';

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

async function readSecret(path: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written beside and linked into place: two processes that start at once end up with one key, and no reader sees half a file. */
async function createSecret(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${randomBytes(SECRET_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * The keys of `LIANDONG_KEY_FILE`: 32 bytes in base64, made (readable by the owner only) when there is no file yet. Whoever loses the
 * file loses every sealed value. A file of the wrong length is refused, never repaired.
 */
export async function loadKeys(path: string): Promise<Keys> {
  if ((await readSecret(path)) === undefined) await createSecret(path);
  const secret = (await readSecret(path)) ?? Buffer.alloc(0);
  if (secret.length !== SECRET_BYTES) return refuse('keys.wrong-length', '/LIANDONG_KEY_FILE', { file: path, bytes: secret.length, expected: SECRET_BYTES });
  await chmod(path, 0o600);
  return keysFrom(secret);
}
