// A mongod for the benchmark, on a fresh folder (or the one that LIANDONG_BENCH_DATA names, which stays with its counties), with room for a million open instances, else as we start ours; nothing relaxed: majority and journal as ever.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { importSource } from './bundle.mjs';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function primary(adminCommand, port) {
  const uri = `mongodb://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 200; tries += 1) {
    const hello = await adminCommand(uri, { hello: 1 }, 1000).catch(() => undefined);
    if (hello?.isWritablePrimary) return;
    if (hello) await adminCommand(uri, { replSetInitiate: { _id: 'bench', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } }).catch(() => undefined);
    await pause(200);
  }
  throw new Error('mongod has not become ready');
}

/** A folder that is used again keeps its port: its replica set knows itself by it. */
async function place() {
  const kept = process.env.LIANDONG_BENCH_DATA;
  if (!kept) return { folder: mkdtempSync(join(tmpdir(), 'liandong-bench-')), port: await freePort(), leave: (folder) => rmSync(folder, { recursive: true, force: true }) };
  const [folder, file] = [join(kept, 'db'), join(kept, 'port')];
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, String(await freePort()));
  return { folder, port: Number(readFileSync(file, 'utf8')), leave: () => undefined };
}

export async function benchMongod() {
  const { resolveMongod } = await importSource('server/src/platform/mongod/index.ts');
  const { adminCommand } = await importSource('server/src/platform/db/index.ts');
  const cacheDir = process.env.LIANDONG_CACHE || join(homedir(), '.cache', 'liandong');
  const binary = await resolveMongod({ mongod: process.env.LIANDONG_MONGOD, cacheDir, offline: process.env.LIANDONG_OFFLINE === '1', tell: () => undefined });
  const { folder, port, leave } = await place();
  const args = ['--replSet', 'bench', '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder, '--nounixsocket', '--wiredTigerCacheSizeGB', '4', '--oplogSize', '2048', '--setParameter', 'minSnapshotHistoryWindowInSeconds=0'];
  const child = spawn(binary, args, { stdio: 'ignore' });
  process.on('exit', () => child.kill('SIGKILL'));
  await primary(adminCommand, port);
  return {
    pid: child.pid,
    uri: `mongodb://127.0.0.1:${port}/?replicaSet=bench`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      leave(folder);
    },
  };
}
