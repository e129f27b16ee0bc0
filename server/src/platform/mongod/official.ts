import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from './run';

const CAP_MS = 20_000;
/** In a process of its own: its download cannot be stopped otherwise. */
const SCRIPT = `require(process.argv[1]).MongoBinary.getPath({ downloadDir: process.argv[2], checkMD5: false }).then((path) => console.log('found ' + path), (error) => { console.error(error.message); process.exit(1); })`;

/** MongoDB's own download, by mongodb-memory-server. A file that is there already is found, not fetched. */
export async function official(cacheDir: string): Promise<{ readonly path?: string; readonly reason: string }> {
  const library = createRequire(import.meta.url).resolve('mongodb-memory-server');
  const env = { ...process.env, MONGOMS_PREFER_GLOBAL_PATH: '0', MONGOMS_RUNTIME_DOWNLOAD: '1' };
  const { code, stdout, stderr } = await run(process.execPath, ['-e', SCRIPT, library, join(cacheDir, 'official')], { timeoutMs: CAP_MS, env });
  const path = /^found (.+)$/m.exec(stdout)?.[1];
  if (code === 0 && path) return { path, reason: '' };
  return { reason: code === 124 ? `> ${CAP_MS / 1000} s` : (stderr.trim().split('\n')[0] ?? '').slice(0, 160) };
}
