/** A real server of its own with a pack installed, and people of its stations signed in: to be killed. No assertions here. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PackFiles } from '@liandong/core/run';
import { aClient, type Client, type Got } from '@liandong/server/testing';
import { insist } from './insist';
import { buildServer, RealServer } from './real-server';

const PASSWORD = 'Reading-Books-2026';
export const STATIONS = ['610722103', '610722104'] as const;

export interface ReadingServer {
  readonly server: RealServer;
  /** sends it until it is answered; `key`: what it is known again by */
  write(role: string, station: string, route: string, body: unknown): Promise<Got & { readonly key: string }>;
  clear(): void;
}

async function install(server: RealServer, files: PackFiles): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-pack-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'reading', path)), { recursive: true });
    writeFileSync(join(folder, 'reading', path), text);
  }
  const installed = await server.run(['pack', 'install', join(folder, 'reading'), '--publish', '--activate']);
  rmSync(folder, { recursive: true, force: true });
  if (installed.code !== 0) throw new Error(installed.output);
}

async function enter(server: RealServer, username: string, grant: string): Promise<Client> {
  process.env.LIANDONG_NEW_PASSWORD = PASSWORD;
  const added = await server.run(['user', 'add', username, '--name', username, '--grant', grant]);
  delete process.env.LIANDONG_NEW_PASSWORD;
  if (added.code !== 0) throw new Error(added.output);
  const client = aClient(server.url);
  await client.call('POST /session', { body: { username, password: PASSWORD } });
  return client;
}

export async function aReadingServer(port: number, files: PackFiles, roles: readonly string[]): Promise<ReadingServer> {
  const built = buildServer();
  const server = new RealServer(built.file, port);
  await server.start();
  await install(server, files);
  const people = new Map<string, Client>();
  for (const station of STATIONS) for (const role of roles) people.set(`${role}@${station}`, await enter(server, `${role}${station}`, `${role}@${station}`));
  return {
    server,
    write: async (role, station, route, body) => {
      const client = people.get(`${role}@${station}`);
      if (!client) throw new Error(`nobody is ${role} at ${station}`);
      const key = randomUUID();
      return { ...(await insist(client, route, { key, body })).got, key };
    },
    clear: () => {
      server.clear();
      built.remove();
    },
  };
}
