/** A file of many rows while the server, or its database, is killed in the middle of it: all of it is there or nothing, and asking again ends well. */
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
const ROWS = 300;
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
const counted = async (): Promise<number[]> => Promise.all(['instances', 'records', 'history', 'recordUploads'].map((name) => db.collection(name).countDocuments()));
/** Numbers are given when all is decided, just before it is written. */
const numbersGiven = async (): Promise<number> => ((await db.collection('counters').find({}).toArray()) as unknown as { seq: number }[]).reduce((sum, { seq }) => sum + seq, 0);
async function untilNumbered(before: number): Promise<void> {
  while ((await numbersGiven()) === before) await pause(2);
}

describe('an upload that is cut off', () => {
  it.each(['server', 'database', 'server, a moment later'])('by the end of the %s is there as a whole or not at all, and sent again it is there once', async (what) => {
    const [before, given] = [await counted(), await numbersGiven()];
    const sent = { raw: { type: 'application/octet-stream', text: await fileOf(what) }, query: { packId: 'wushe', serviceId: 'SF05', orgId: STATION }, key: randomUUID() };
    const first = worker.call('POST /record-sheets/uploads', sent).then(({ status }) => status, () => 0);
    await untilNumbered(given);
    if (what.endsWith('later')) await pause(60);
    if (what === 'database') await server.killMongod();
    else {
      await server.kill();
      await server.start();
    }
    const answered = await first;
    const after = (await counted()).map((count, index) => count - (before[index] ?? 0));
    expect([[0, 0, 0, 0], [ROWS, ROWS, ROWS, 1]]).toContainEqual(after);
    if (answered === 201) expect(after[0]).toBe(ROWS);
    const { got } = await insist(worker, 'POST /record-sheets/uploads', sent);
    expect([got.status, got.body.works.length, new Set(got.body.works.map(({ no }: { no: string }) => no)).size]).toEqual([201, ROWS, ROWS]);
    expect((await counted()).map((count, index) => count - (before[index] ?? 0))).toEqual([ROWS, ROWS, ROWS, 1]);
  }, 300_000);
});
