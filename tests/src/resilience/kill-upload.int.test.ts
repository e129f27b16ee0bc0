/** A file of many rows while the server, or its database, is killed in the middle of it: each batch is there as a whole or not at all, it goes on by itself, and every row is there once. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import type { CompiledPack } from '@liandong/core/run';
import { aClient, type Client } from '@liandong/server/testing';
import { planOf, writeRecords } from '@liandong/sheets/records';
import { insist } from '../support/insist';
import { packFiles } from '../support/packs';
import { buildServer, RealServer } from '../support/real-server';

const PORT = Number(process.env.LIANDONG_KILL_UPLOAD_PORT ?? 3897);
const ROWS = 1_500;
/** rows that are written together */
const BATCH = 250;
const STATION = '610722111';

let server: RealServer;
let built: ReturnType<typeof buildServer>;
let pack: CompiledPack;
let worker: Client;
let db: Awaited<ReturnType<RealServer['database']>>;

beforeAll(async () => {
  built = buildServer();
  server = new RealServer(built.file, PORT);
  await server.start();
  const { program } = await compileProgram(packFiles('wushe'));
  if (!program) throw new Error('the pack does not compile');
  pack = program.pack;
  worker = aClient(server.url);
  expect((await worker.call('POST /session', { body: { username: 'erli-sw1', password: 'Liandong-2026' } })).status).toBe(201);
  db = await server.database();
}, 300_000);
afterAll(async () => {
  await db?.close();
  server?.clear();
  built?.remove();
});

const fileOf = (name: string): Promise<Uint8Array> => {
  const fields = Object.values(pack.forms.consultRegister?.fields ?? {});
  return writeRecords(pack, planOf(pack, 'rows', fields, []), Array.from({ length: ROWS }, (_, n) => ({ fixed: {}, data: { askerName: '李明', consultTopic: '1', question: `${name} ${n}`, answer: '已答复' } })));
};
const counted = async (): Promise<number[]> => Promise.all(['instances', 'records', 'history'].map((name) => db.collection(name).countDocuments()));
interface Seen { readonly id: string; readonly state: string; readonly read: number; readonly written: number; readonly wrong: number; readonly first: string; readonly last: string }
/** The import when it is as far as that; a server that is away is asked again. */
async function until(id: string, isThere: (seen: Seen) => boolean): Promise<Seen> {
  for (const end = Date.now() + 180_000; Date.now() < end; await pause(20)) {
    const seen = await worker.call(`GET /imports/${id}`).then(({ status, body }) => (status === 200 ? (body as Seen) : undefined), () => undefined);
    if (seen && isThere(seen)) return seen;
  }
  throw new Error('it does not go on');
}
async function cut(what: string): Promise<void> {
  if (what === 'database') return server.killMongod();
  await server.kill();
  await server.start();
  // what the dead one held ends by itself after half a minute; the first case waits for that, this one only asks where it was cut
  if (what.endsWith('later')) await db.collection('leases').updateMany({}, { $set: { until: new Date(0) } });
}

describe('an import that is cut off', () => {
  it.each(['server', 'database', 'server, a moment later'])('by the end of the %s, once while it is read and once while it is written, ends with every row there once', async (what) => {
    const before = await counted();
    const sent = { raw: { type: 'application/octet-stream', text: await fileOf(what) }, query: { packId: 'wushe', serviceId: 'SF05', orgId: STATION }, key: randomUUID() };
    const { got: begun } = await insist(worker, 'POST /imports', sent);
    const { id } = begun.body as Seen;
    await until(id, ({ read, state }) => read > 0 || state !== 'reading');
    await cut(what);
    await until(id, ({ state }) => state === 'ready');
    const confirm = { body: { type: 'confirm' }, key: randomUUID() };
    await insist(worker, `POST /imports/${id}/commands`, confirm);
    await until(id, ({ written }) => written > 0);
    if (what.endsWith('later')) await pause(60);
    await cut(what);
    // what is there is what the import says of itself: a batch and the word of it are one
    const [rows, seen] = [(await counted())[1] ?? 0, await until(id, () => true)];
    expect((rows - (before[1] ?? 0)) % BATCH === 0 || seen.written === ROWS).toBe(true);
    const done = await until(id, ({ state }) => state === 'done');
    expect([done.written, done.wrong, (await counted()).map((count, index) => count - (before[index] ?? 0))]).toEqual([ROWS, 0, [ROWS, ROWS, ROWS]]);
    const batches = await db.collection('importBatches').find({ importId: id }).toArray();
    const numbers = batches.flatMap(({ written }) => (written as { no: string }[]).map(({ no }) => no));
    expect([numbers.length, new Set(numbers).size]).toEqual([ROWS, ROWS]);
    expect((await insist(worker, `POST /imports/${id}/commands`, confirm)).got.body.state).toBe('done');
    expect((await counted())[0]).toBe((before[0] ?? 0) + ROWS);
  }, 400_000);
});
