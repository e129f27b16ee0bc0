/** The engine part of the benchmark, from the engine alone to HTTP, each beside its floor in the same minute. */
import { openInstances } from './clone';
import { aBenchCounty, type BenchCounty } from './county';
import { diskOf } from './disk';
import { throughput, type Throughput } from './durable';
import type { Figures, Growth } from './figures';
import { floor, prepareFloor, type Floor } from './floor';
import { httpThroughput, serverProcess, type ServerProcess } from './http';
import { inMemory } from './memory';
import { peers } from './peers';
import { pageInStore, pageOverHttp } from './worklist';

export interface Size { readonly instances: number; readonly floorSeconds: number; readonly open: readonly number[] }
export type Say = (what: string, figures: unknown) => void;

const CLIENTS = [1, 16, 64] as const;
const ROUNDS = 3;
const middle = <T>(rows: readonly T[], by: (row: T) => number): T => [...rows].sort((a, b) => by(a) - by(b))[Math.floor(rows.length / 2)] as T;

/** Floor and host in turns, three times; the round in the middle by their ratio. */
async function beside(county: BenchCounty, clients: number, size: Size): Promise<{ floor: Floor; durable: Throughput }> {
  const rounds: { floor: Floor; durable: Throughput }[] = [];
  const instances = clients === 1 ? Math.ceil(size.instances / 4) : size.instances;
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ floor: await floor(county, clients, size.floorSeconds), durable: await throughput(county, clients, instances) });
  return middle(rounds, (row) => row.durable.completionsPerSecond / row.floor.transactionsPerSecond);
}

async function grow(county: BenchCounty, server: ServerProcess, size: Size, say: Say): Promise<Growth[]> {
  const rows: Growth[] = [];
  let have = 0;
  for (const open of size.open) {
    await openInstances(county, have, open);
    have = open;
    await throughput(county, 16, 100);
    const { floor: under, durable } = await beside(county, 16, size);
    const row = { open, completionsPerSecond: durable.completionsPerSecond, floor: under.transactionsPerSecond, store: await pageInStore(county), http: await pageOverHttp(server), memory: server.memory().now };
    say(`with ${open} open`, row);
    rows.push(row);
  }
  return rows;
}

export async function enginePart(size: Size, say: Say): Promise<Figures> {
  const memory = await inMemory(size.instances * 10);
  say('in memory', memory);
  const compared = peers(process.env.LIANDONG_TEST_MONGODB ?? '', Number(process.env.LIANDONG_BENCH_MONGOD_PID));
  say('peers', compared);
  const county = await aBenchCounty();
  await prepareFloor(county);
  await throughput(county, 16, size.instances);
  const disk = await diskOf(county, size.instances);
  say('bytes on disk of a finished instance', disk);
  const [floors, durable]: [Floor[], Throughput[]] = [[], []];
  for (const clients of CLIENTS) {
    const both = await beside(county, clients, size);
    say(`durable, ${clients} clients`, both);
    floors.push(both.floor);
    durable.push(both.durable);
  }
  const server = await serverProcess(county, process.env.LIANDONG_BENCH_SERVER ?? '');
  await httpThroughput(server, 16, Math.ceil(size.instances / 2));
  const http = { ...(await httpThroughput(server, 16, size.instances)), memory: server.memory() };
  say('over HTTP', http);
  const growth = await grow(county, server, size, say);
  const figures: Figures = { memory, floors, durable, http: { ...http, memory: server.memory() }, growth, disk, peers: compared };
  await server.stop();
  await county.server.stop();
  return figures;
}
