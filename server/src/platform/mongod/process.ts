import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { refuse } from '../http/refusal';

export interface Place {
  readonly dataDir: string;
  readonly dbPath: string;
  readonly log: string;
}
export const placeOf = (dataDir: string): Place => ({ dataDir, dbPath: join(dataDir, 'db'), log: join(dataDir, 'mongod.log') });

const argsOf = async (pid: number): Promise<readonly string[]> => {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  } catch {
    return [];
  }
};
const after = (args: readonly string[], name: string): string => args[args.indexOf(name) + 1] ?? '';

/** Is `pid` a mongod on this very folder? A number left behind by a crash may belong to anybody by now. */
export const isOurs = async (pid: number, dbPath: string): Promise<boolean> => {
  const args = await argsOf(pid);
  return args.includes('--dbpath') && after(args, '--dbpath') === dbPath;
};

/** The mongod that runs on the folder now, if one does: mongod itself keeps its pid in mongod.lock. */
export async function running({ dbPath }: Place): Promise<{ readonly pid: number; readonly port: number } | undefined> {
  const pid = Number(await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0 || !(await isOurs(pid, dbPath))) return undefined;
  return { pid, port: Number(after(await argsOf(pid), '--port')) };
}

/** Others are on it, or the system keeps it to itself. */
const TAKEN: readonly (string | undefined)[] = ['EADDRINUSE', 'EACCES'];

/** The port, if nobody is on it; for 0 one that the system chooses. */
const ifFree = (port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => (TAKEN.includes(error.code) ? resolve(undefined) : reject(error)));
    probe.listen({ port, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });

/** Below what systems give to outgoing connections (Linux from 32 768, others from 49 152): such a port is still ours after a restart. */
const [LOWEST, HIGHEST, TRIES] = [20_000, 32_000, 20];

/** A port that nobody is on: `wanted` (0: any) when it is free. */
export async function freePort(wanted: number): Promise<number> {
  const kept = wanted > 0 ? await ifFree(wanted) : undefined;
  if (kept !== undefined) return kept;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = await ifFree(randomInt(LOWEST, HIGHEST));
    if (port !== undefined) return port;
  }
  return (await ifFree(0)) ?? refuse('mongod.no-port');
}

const LOG_LIMIT = 20 * 1024 * 1024;
async function rotate(log: string): Promise<void> {
  const size = await stat(log).then((found) => found.size, () => 0);
  if (size > LOG_LIMIT) await rename(log, `${log}.old`);
}

export interface Child {
  readonly pid: number;
  /** its exit code, once it has ended; undefined while it runs */
  ended(): number | undefined;
  readonly output: () => string;
}

/** Start it detached: a crash of ours must not take the database along. */
export async function launch(binary: string, place: Place, port: number): Promise<Child> {
  await rotate(place.log);
  const args = [
    '--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', place.dbPath, '--logpath', place.log, '--logappend',
    '--nounixsocket', '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '200',
    // ours take milliseconds; one that a dead server left open must not hold its documents for a minute
    '--setParameter', 'transactionLifetimeLimitSeconds=15',
    // nobody reads the past: steps that are done are not kept for five minutes in the index that lists the open ones
    '--setParameter', 'minSnapshotHistoryWindowInSeconds=0',
  ];
  const child = spawn(binary, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let [code, output]: [number | undefined, string] = [undefined, ''];
  const collect = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', collect).on('error', () => undefined);
  child.on('error', (error) => {
    output += error.message;
    code = 127;
  });
  child.on('exit', (exit) => (code = exit ?? 1));
  child.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref?: () => void }).unref?.();
  return { pid: child.pid ?? 0, ended: () => code, output: () => output };
}
