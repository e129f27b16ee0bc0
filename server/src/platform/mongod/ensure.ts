import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { adminCommand } from '../db/index';
import { refuse } from '../http/refusal';
import { failure } from './failure';
import { holdFolder } from './lock';
import { type Child, freePort, isOurs, launch, type Place, placeOf, running } from './process';
import { becomePrimary, endSessions, shutDown } from './replica-set';
import { resolveMongod, type ResolveOptions } from './resolve';

export interface EnsureOptions extends ResolveOptions {
  /** MONGODB_URI: an existing MongoDB; nothing is started */
  readonly uri?: string;
  readonly dataDir: string;
  /** name of the database in the URI of an embedded one */
  readonly dbName?: string;
}
export interface Mongod {
  readonly uri: string;
  /** of the embedded one */
  readonly pid?: number;
  /** Ends an embedded mongod in order and lets go of its folder; an external one is left alone. */
  stop(): Promise<void>;
}

const START_MS = 120_000;
const STOP_MS = 60_000;
const WATCH_MS = 2000;

async function external(uri: string): Promise<Mongod> {
  const hello = await adminCommand(uri, { hello: 1 }, 5_000).catch((error: unknown) => refuse('mongod.unreachable', '', { reason: error instanceof Error ? error.message.slice(0, 200) : '' }));
  if (typeof hello.setName !== 'string' && hello.msg !== 'isdbgrid') refuse('mongod.no-replica-set');
  return { uri, stop: () => Promise.resolve() };
}

/** The port stays with the folder, so that clients and the replica set's own configuration go on being right. */
async function portOf({ dataDir }: Place): Promise<number> {
  const file = join(dataDir, 'mongod-port');
  const wanted = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = await freePort(Number.isInteger(wanted) && wanted > 0 && wanted < 65_536 ? wanted : 0);
  if (port !== wanted) {
    await writeFile(`${file}.new`, String(port));
    await rename(`${file}.new`, file);
  }
  return port;
}

const uriOn = (port: number, { dbName = 'liandong' }: EnsureOptions): string => `mongodb://127.0.0.1:${port}/${dbName}?replicaSet=rs0`;

interface Up {
  readonly pid: number;
  readonly port: number;
}
async function bringUp(place: Place, options: EnsureOptions, binary: () => Promise<string>): Promise<Up> {
  const found = await running(place);
  if (found) {
    options.tell('mongodReused', { pid: found.pid });
    if (await becomePrimary(found.port, () => false, START_MS)) {
      await endSessions(found.port);
      return found;
    }
    return refuse('mongod.no-start', '', { reason: '', log: place.log });
  }
  const path = await binary();
  options.tell('mongodStarting');
  const port = await portOf(place);
  const child: Child = await launch(path, place, port);
  if (await becomePrimary(port, () => child.ended() !== undefined, START_MS)) return { pid: child.pid, port };
  return failure(place, child);
}

/** Bring it back when it ended without us: everything acknowledged is in its journal. */
function watch(place: Place, first: Up, again: () => Promise<Up>): { end: () => Promise<Up> } {
  let [current, isEnding, busy]: [Up, boolean, Promise<void>] = [first, false, Promise.resolve()];
  const look = async () => {
    if (isEnding || (await isOurs(current.pid, place.dbPath))) return;
    current = await again().catch(() => current);
  };
  const timer = setInterval(() => (busy = busy.then(look)), WATCH_MS);
  timer.unref();
  return {
    end: async () => {
      isEnding = true;
      clearInterval(timer);
      await busy;
      return current;
    },
  };
}

async function waitForEnd(pid: number, dbPath: string): Promise<void> {
  const until = Date.now() + STOP_MS;
  while ((await isOurs(pid, dbPath)) && Date.now() < until) await pause(50);
}

/**
 * A MongoDB to connect to. Embedded: the folder is held by this process alone, a mongod that survived a crash of ours is taken over.
 * @example const { uri, stop } = await ensureMongod({ dataDir, cacheDir, offline: false, tell: () => undefined });
 */
export async function ensureMongod(options: EnsureOptions): Promise<Mongod> {
  if (options.uri) {
    options.tell('mongodExternal');
    return external(options.uri);
  }
  const letGo = await holdFolder(options.dataDir);
  try {
    const place = placeOf(options.dataDir);
    await mkdir(place.dbPath, { recursive: true });
    let resolved: Promise<string> | undefined;
    const binary = () => (resolved ??= resolveMongod(options).then((path) => (options.tell('mongodUse', { path }), path)));
    const first = await bringUp(place, options, binary);
    options.tell('mongodReady', { port: first.port, folder: place.dbPath });
    const guard = watch(place, first, () => bringUp(place, options, binary));
    const stop = async () => {
      const { pid, port } = await guard.end();
      await shutDown(port);
      await waitForEnd(pid, place.dbPath);
      await letGo();
    };
    return { uri: uriOn(first.port, options), pid: first.pid, stop };
  } catch (error) {
    await letGo();
    throw error;
  }
}

/**
 * For a command beside a running server: the mongod that runs on the folder is used and left running; else as `ensureMongod`.
 */
export async function attachMongod(options: EnsureOptions): Promise<Mongod> {
  const found = options.uri ? undefined : await running(placeOf(options.dataDir));
  if (!found || !(await becomePrimary(found.port, () => false, 10_000))) return ensureMongod(options);
  return { uri: uriOn(found.port, options), pid: found.pid, stop: () => Promise.resolve() };
}
