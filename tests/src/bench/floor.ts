/** The floor: as many raw writes in one transaction as a completion needs at least (step, instance, history), and no engine at all. */
import type { TestServer } from '@liandong/server/testing';
import { cpuEach, cpuOf, type Cpu } from './cpu';
import { latencyOf, timed, type Latency } from './stats';

export interface Floor extends Latency { readonly clients: number; readonly transactionsPerSecond: number; readonly cpu: Cpu }

const DOCUMENTS = 20_000;
const DURABLE = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } } as const;
interface Instance { _id: number; v: number; status: string; tokens: object[]; note: string }
interface Task { _id: number; instance: number; status: string; group: string; due: number; n: number }

/** Where it is measured: all it needs of a county. */
interface Place { readonly server: TestServer }
const collections = ({ server }: Place) => {
  const { db: { name }, db } = server.deps;
  const native = db.getClient().db(name);
  return { instances: native.collection<Instance>('floorInstances'), tasks: native.collection<Task>('floorTasks'), log: native.collection('floorLog') };
};

export async function prepareFloor(county: Place): Promise<void> {
  const { instances, tasks, log } = collections(county);
  for (const collection of [instances, tasks, log]) await collection.drop().catch(() => undefined);
  const numbers = Array.from({ length: DOCUMENTS }, (_, index) => index);
  await instances.insertMany(numbers.map((_id) => ({ _id, v: 0, status: 'open', tokens: [{ id: 1, node: 'fill' }], note: 'x'.repeat(450) })));
  await tasks.insertMany(numbers.map((_id) => ({ _id, instance: _id, status: 'open', group: `st-${_id % 50}`, due: _id, n: 0 })));
  await tasks.createIndex({ group: 1, status: 1, due: 1 });
  await log.createIndex({ instance: 1, at: 1 });
}

export async function floor(county: Place, clients: number, seconds: number): Promise<Floor> {
  const { instances, tasks, log } = collections(county);
  const client = county.server.deps.db.getClient();
  const latencies: number[] = [];
  let count = 0;
  const once = async (): Promise<void> => {
    const number = (count += 1);
    const _id = (number * 7919) % DOCUMENTS;
    const session = client.startSession();
    try {
      await session.withTransaction(async () => {
        await tasks.updateOne({ _id }, { $inc: { n: 1 }, $set: { status: number % 2 ? 'open' : 'done' } }, { session });
        await instances.updateOne({ _id }, { $inc: { v: 1 }, $set: { tokens: [{ id: number, node: 'approve' }] } }, { session });
        await log.insertOne({ instance: _id, at: new Date(), what: 'completed', by: `u${number % 100}`, data: { approved: true, comment: 'ok' } }, { session });
      }, DURABLE);
    } finally {
      await session.endSession();
    }
  };
  const cpu = await cpuOf(county);
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() < end) await timed(latencies, once);
  }));
  const elapsed = (performance.now() - began) / 1000;
  return { clients, transactionsPerSecond: Math.round(latencies.length / elapsed), cpu: cpuEach(cpu, await cpuOf(county), latencies.length), ...latencyOf(latencies) };
}
