import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@liandong/core/run';
import { figureNow } from '../../resources/figures/index';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { loadWork, verifyCounty } from '../index';
import { historyModel, recordModel } from '../model';
import { packFiles } from '../testing/a-pack';

const ID = '610722194501012383';
const money = (level: string) => ({ type: 'number', title: 'money', 'x-format': 'money', 'x-privacy': level });
const FILES = (() => {
  const files = packFiles();
  const form = JSON.parse(files['forms/apply.json'] ?? '') as { schema: { properties: JsonObject }; rules: object[] };
  const costs = { type: 'array', title: 'costs', 'x-privacy': 'L1', items: { type: 'object', properties: { what: { type: 'string', title: 'what' }, paid: { type: 'number', title: 'paid', 'x-format': 'money' } } } };
  Object.assign(form.schema.properties, { asked: money('L0'), income: money('L3'), costs, total: money('L1') });
  form.rules.push({ id: 'total', effect: 'calculate', target: 'total', expression: 'sum(costs.paid)' });
  const asked = { id: 'asked', title: 'asked', unit: 'yuan', version: 1, record: 'case', aggregate: 'sum', value: 'asked', time: 'createdAt' };
  return { ...files, 'forms/apply.json': JSON.stringify(form), 'indicators/asked.json': JSON.stringify(asked) };
})();
const DATA = { alias: 'one', name: 'Li Ming', idNo: ID, asked: 1250.5, income: 0.29, costs: [{ what: 'rice', paid: 0.1 }, { what: 'oil', paid: 0.2 }] };

let server: TestServer;
let aide: Client;
let release = '';
const start = (data: object) => aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', release, data } });
const rowOf = async (workId: string) => recordModel(server.deps.db).findOne({ countyId: 'c1', workId }).lean();
const sum = () => figureNow(server.deps, { countyId: 'c1', packId: 'sample', indicatorId: 'asked', orgIds: ['east1'], period: '2026-11' });

beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ countyId: 'c1', users: { aide: ['AIDE@east1'] }, packs: [FILES] });
  aide = await server.signIn('aide');
  release = (await server.deps.packs.inUseAt('c1', 'sample', 'east1', server.clock.now())) ?? '';
});
afterAll(() => server.stop());

describe('money in the database', () => {
  let workId = '';
  it('lies as integer fen in the record and in its history, and is 元 again wherever it is read', async () => {
    workId = (await start(DATA)).body.id as string;
    const row = await rowOf(workId);
    expect(row?.data).toMatchObject({ asked: { 'fen@1': 125_050 }, total: { 'fen@1': 30 }, costs: [{ what: 'rice', paid: { 'fen@1': 10 } }, { what: 'oil', paid: { 'fen@1': 20 } }] });
    const entry = await historyModel(server.deps.db).findOne({ countyId: 'c1', workId, seq: 1 }).lean();
    expect(JSON.stringify(entry?.events)).toContain('"asked":{"fen@1":125050}');
    // sealed: nobody sees that it is money
    expect(Object.keys((row?.data.income ?? {}) as object)).toEqual(['sealed@1']);
    expect((await loadWork(server.deps, 'c1', workId))?.work.record.data).toMatchObject({ ...DATA, total: 0.3 });
    const { body } = await aide.call(`GET /records/${row?._id}`);
    expect(body.record.data).toMatchObject({ asked: 1250.5, total: 0.3, costs: DATA.costs });
    expect(await sum()).toBe(1250.5);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('is read as it was where it still lies as plain 元', async () => {
    await recordModel(server.deps.db).updateOne({ countyId: 'c1', workId }, { $set: { 'data.asked': 1250.5, 'data.costs': DATA.costs, factsDue: server.clock.now() } });
    expect((await loadWork(server.deps, 'c1', workId))?.work.record.data).toMatchObject({ ...DATA, total: 0.3 });
    expect(await sum()).toBe(1250.5);
  });

  it('is added up to the fen', async () => {
    for (let times = 0; times < 3; times += 1) expect((await start({ alias: 'x', name: 'Wang', asked: 0.1 })).status).toBe(201);
    expect(await sum()).toBe(1250.8);
  });

  it.each([{ asked: { 'fen@1': 5 } }, { costs: [{ paid: { 'fen@1': 5 } }] }, { alias: { 'fen@1': 5 } }])('cannot be sent in as it lies there: %j', async (data) => {
    expect((await start({ ...DATA, ...data })).status).toBe(422);
  });
});
