import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { refuse } from '../http/refusal';

/** An abstract socket on Linux: the kernel frees it when its process dies, however it dies, so it is never stale. */
async function addressOf(folder: string): Promise<string> {
  const name = createHash('sha256').update(await realpath(folder)).digest('hex').slice(0, 32);
  return process.platform === 'linux' ? `\0liandong-${name}` : join('/tmp', `liandong-${name}.sock`);
}

const holderOf = (path: string): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect({ path });
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });

const listen = (path: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => undefined).end(String(process.pid)));
    server.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ path }, () => resolve(server));
  });

/**
 * Be the only one on this data folder for as long as this process lives. The second one is told who is first.
 * The returned function lets go.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = await addressOf(folder);
  const server = (await listen(path)) ?? refuse('mongod.locked', '', { folder, pid: await holderOf(path) });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}
