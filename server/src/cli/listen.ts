import { readFile } from 'node:fs/promises';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestListener } from 'node:http';
import { createApp } from '../app';
import type { Config } from '../platform/config/index';
import type { Deps } from '../platform/deps';
import { refuse } from '../platform/http/refusal';

/** The bundle is server/dist/main.js. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const APPS = { station: join(ROOT, 'runtime/station/dist'), designer: join(ROOT, 'designer/dist') };
const DRAIN_MS = 5000;

async function serverFor(app: RequestListener, { tls }: Config): Promise<Server> {
  if (!tls) return createHttp(app);
  const read = (file: string) => readFile(file).catch(() => refuse('config.tls-file', '/LIANDONG_TLS_CERT', { file }));
  return createHttps({ cert: await read(tls.cert), key: await read(tls.key), minVersion: 'TLSv1.2' }, app) as unknown as Server;
}

const bind = (server: Server, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

/** Serve until stopped: running requests get a few seconds to end, event streams are cut. */
export async function listen(deps: Deps, config: Config): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { secure, trustProxy, host, port } = config;
  const server = await serverFor(createApp(deps, { secure, trustProxy, apps: APPS }), config);
  await bind(server, config).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') refuse('config.port-taken', '/PORT', { port });
    if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') refuse('config.port-refused', '/PORT', { port, host });
    throw error;
  });
  const bound = (server.address() as AddressInfo).port;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `${config.tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${bound}/`,
    stop: async () => {
      await deps.changes.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      server.closeIdleConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}
