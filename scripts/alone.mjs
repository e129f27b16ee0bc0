// Two of us in one checkout at once: the second waits for the first. Node built-ins only.
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './steps.mjs';

// on Linux an abstract socket: the kernel frees it with its process, so it is never stale
const name = `liandong-checkout-${createHash('sha256').update(root).digest('hex').slice(0, 24)}`;
const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);

const listen = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen({ path }, () => resolve(server));
  });

/** Do `act` while no other process does the same in this checkout. `waiting` is called once when there is somebody. */
export async function alone(act, waiting) {
  let server = await listen();
  if (!server) waiting();
  while (!server) {
    await pause(300);
    server = await listen();
  }
  try {
    return await act();
  } finally {
    server.close();
  }
}
