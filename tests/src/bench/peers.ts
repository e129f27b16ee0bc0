/**
 * Other engines on the same workload, in the same run. Their drivers and packages are not part of this project: BENCH_SRC names the folder of
 * the drivers, BENCH_HOME the one of what is installed. One that is not there is said to be so and stands with its recorded figure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORDED, type PeerFigure } from './recorded';

export interface PeerRow extends PeerFigure { readonly source: 'this run' | 'recorded, other day' }
export interface Peers { readonly rows: readonly PeerRow[]; readonly notes: readonly string[] }

interface Place { readonly home: string; readonly drivers: string; readonly results: string; readonly mongo: string }
interface Peer { readonly name: string; readonly needs: readonly string[]; run(place: Place): void }
/** A line of a driver's results, as far as it is read here. */
interface Row { readonly peer: string; readonly store: string; readonly process: string; readonly concurrency: number; readonly open: number; readonly tasksPerSec: number; readonly p50ms?: number; readonly p99ms?: number }

const MOST_MS = 300_000;
const envOf = ({ home, drivers, results, mongo }: Place): NodeJS.ProcessEnv => ({ ...process.env, BENCH_HOME: home, BENCH_SRC: drivers, RESULTS: results, MONGO_URL: mongo, MONGO_PORT: new URL(mongo).port, NODE_PATH: join(home, 'node/node_modules'), NODE_ENV: '' });
const run = (place: Place, command: string, args: readonly string[]): void => void execFileSync(command, args, { cwd: place.drivers, env: envOf(place), stdio: 'pipe', timeout: MOST_MS });
const node = (place: Place, driver: string, ...args: string[]): void => run(place, process.execPath, [join(place.drivers, 'node', driver), ...args]);
const python = (place: Place, ...args: string[]): void => run(place, join(place.home, 'venv/bin/python'), [join(place.drivers, 'python/spiff.py'), ...args]);
function java(place: Place, name: string): void {
  run(place, 'bash', ['db.sh', 'pg-start']);
  try {
    run(place, 'bash', ['java.sh', name, 'db=pg', 'fresh', 'threads=16,1', 'n=600']);
  } finally {
    run(place, 'bash', ['db.sh', 'pg-stop']);
  }
}

const PEERS: readonly Peer[] = [
  { name: 'SpiffWorkflow', needs: ['venv/bin/python'], run: (place) => { python(place, '--n=500'); python(place, '--n=200', '--durable', '--fresh'); } },
  { name: 'bpmn-engine', needs: ['node/node_modules/bpmn-engine'], run: (place) => { node(place, 'bpmn-engine.js', '--mode=mem', '--n=300'); node(place, 'bpmn-engine.js', '--mode=mongo', '--n=200', '--conc=16', '--fresh'); } },
  { name: 'bpmn-server', needs: ['node/node_modules/bpmn-server'], run: (place) => { node(place, 'bpmn-server.js', '--n=60', '--fresh'); node(place, 'bpmn-server.js', '--n=200', '--conc=16', '--fresh'); } },
  { name: 'Flowable', needs: ['java/flowable/classes'], run: (place) => java(place, 'flowable') },
  { name: 'Camunda', needs: ['java/camunda/classes'], run: (place) => java(place, 'camunda') },
];

function rowsOf(results: string): PeerRow[] {
  const file = join(results, 'rows.jsonl');
  const rows = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Row) : [];
  return rows.filter((row) => row.process === 'county' && row.open === 0).map((row): PeerRow => ({
    peer: row.peer.split(' ')[0] ?? row.peer, what: row.store === 'in memory' ? 'memory' : 'durable', clients: row.concurrency, completionsPerSecond: Math.round(row.tasksPerSec),
    ...(row.p50ms === undefined ? {} : { p50: row.p50ms }), ...(row.p99ms === undefined ? {} : { p99: row.p99ms }), source: 'this run',
  }));
}

/** The folder of the drivers; a BENCH_HOME that has them itself is both. */
function placeOf(mongo: string): Place | undefined {
  const home = process.env.BENCH_HOME;
  if (!home) return undefined;
  const drivers = process.env.BENCH_SRC ?? home;
  return existsSync(join(drivers, 'node/lib.js')) ? { home, drivers, mongo, results: mkdtempSync(join(tmpdir(), 'liandong-peers-')) } : undefined;
}

function runPeer(peer: Peer, place: Place): string | undefined {
  const missing = peer.needs.find((path) => !existsSync(join(place.home, path)));
  if (missing) return `${peer.name}: not installed`;
  try {
    peer.run(place);
    return undefined;
  } catch (error) {
    return `${peer.name}: did not run (${String(error instanceof Error ? error.message : error).split('\n')[0]?.slice(0, 120)})`;
  }
}

/** Drivers look up the memory of the database by this file. */
function withPid<T>({ home }: Place, pid: number, act: () => T): T {
  const file = join(home, 'mongod.pid');
  const isTheirs = existsSync(file);
  if (!isTheirs) writeFileSync(file, String(pid));
  try {
    return act();
  } finally {
    if (!isTheirs) rmSync(file, { force: true });
  }
}

export function peers(mongo: string, mongodPid: number): Peers {
  const place = placeOf(mongo);
  const notes = place ? withPid(place, mongodPid, () => PEERS.flatMap((peer) => runPeer(peer, place) ?? [])) : ['peers: not installed (BENCH_HOME and BENCH_SRC name no folders with them)'];
  const measured = place ? rowsOf(place.results) : [];
  const isMeasured = ({ peer, what, clients }: PeerFigure): boolean => measured.some((row) => row.peer === peer && row.what === what && row.clients === clients);
  return { notes, rows: [...measured, ...RECORDED.filter((row) => !isMeasured(row)).map((row): PeerRow => ({ ...row, source: 'recorded, other day' }))] };
}
