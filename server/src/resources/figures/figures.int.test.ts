import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aggregate, factOf } from '@liandong/core/run';
import { lookedAt, recordModel, recordOf, recordsToLookAt, Stale } from '../../durable/index';
import { packFiles } from '../../durable/testing/a-pack';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { importUnits } from '../org-units/index';
import { installPack } from '../packs/index';
import { dirtyCells } from './cells';
import { replaceFacts } from './replace';
import { followDefinitions, rebuildFigures, updateCells, updateFacts } from './job';
import { cellModel, factModel } from './model';

jest.setTimeout(60_000);

const T0 = '2026-11-24T01:00:00.000Z';
const json = JSON.stringify;
const indicator = (id: string, more: object) => json({ id, title: `title ${id}`, unit: 'item', version: 1, record: 'case', aggregate: 'count', time: 'createdAt', ...more });
const withFigures = (version = '1.0.0', more: Record<string, string> = {}) => ({
  ...packFiles(version),
  'indicators/done.json': indicator('done', { where: 'state = "done"', time: 'stateAt.done' }),
  'indicators/days.json': indicator('days', { unit: 'day', where: 'state = "done"', time: 'stateAt.done', aggregate: 'median', value: 'daysBetween(createdAt, stateAt.done)' }),
  'indicators/people.json': indicator('people', { unit: 'person', smallCells: 0, aggregate: 'distinct', value: 'name' }),
  'reports/overview.json': json({ id: 'overview', title: 'overview', rows: 'station', period: 'year', indicators: ['cases', 'done', 'days', 'people'] }),
  ...more,
});

let server: TestServer;
let county = '';
let counter = 0;
let people: Record<'aide' | 'worker' | 'head' | 'helper' | 'office' | 'west', Client>;
const USERS = { aide: ['AIDE@east1'], worker: ['WORKER@east'], head: ['HEAD@east'], helper: ['VOLUNTEER@east'], office: ['OFFICE'], west: ['WORKER@west'] } as const;

beforeAll(async () => { server = await aServer({ now: T0 }); });
afterAll(() => server.stop());
beforeEach(async () => {
  counter += 1;
  county = `c${counter}`;
  server.clock.set(T0);
  const users = Object.fromEntries(Object.entries(USERS).map(([name, [grant]]) => [`${name}${counter}`, [grant === 'OFFICE' ? `OFFICE@${county}` : grant]]));
  await server.seedCounty({ countyId: county, users, packs: [withFigures()] });
  await enter();
});
/** sessions end when the clock moves on by days */
const enter = async (): Promise<void> => {
  people = Object.fromEntries(await Promise.all(Object.keys(USERS).map(async (name) => [name, await server.signIn(`${name}${counter}`)])));
};
const moveTo = async (at: string): Promise<void> => {
  server.clock.set(at);
  await enter();
};

const settle = async (): Promise<void> => {
  await followDefinitions(server.deps);
  while ((await updateFacts(server.deps)) + (await updateCells(server.deps)) > 0);
};
const start = async (client: Client, orgId: string, name: string): Promise<string> => {
  const { status, body } = await client.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId, data: { alias: `alias of ${name}`, name, idNo: '11010519491231002X' } } });
  expect([status, body.problems]).toEqual([201, undefined]);
  return body.id;
};
const step = async (client: Client, workId: string, data: object, outcome?: string): Promise<void> => {
  const { body } = await client.call(`GET /works/${workId}`);
  const task = body.tasks.find((entry: { mine: boolean }) => entry.mine);
  const done = await client.call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: task?.id ?? 'none', data, ...(outcome ? { outcome } : {}) } });
  expect([done.status, done.body.problems]).toEqual([200, undefined]);
};
const finish = async (workId: string): Promise<void> => {
  await step(people.head, workId, {}, 'pass');
  await step(people.helper, workId, { helper: 'Hua' });
  await step(people.worker, workId, { receipt: 'signed' });
};
const report = async (query: Record<string, string> = {}) => (await people.office.call('GET /reports/sample/overview', { query })).body;
const values = (cells: Record<string, { value: number | null }>) => Object.fromEntries(Object.entries(cells).map(([id, cell]) => [id, cell.value]));
const rowOf = (body: { rows: { orgId: string; cells: Record<string, { value: number | null }> }[] }, orgId: string) => values(body.rows.find((row) => row.orgId === orgId)?.cells ?? {});

describe('figures', () => {
  it('shows a row for every station, also where nothing has happened', async () => {
    await settle();
    const body = await report();
    expect(body.rows.map((row: { orgId: string }) => row.orgId)).toEqual(['east', 'west']);
    expect(rowOf(body, 'west')).toEqual({ cases: 0, done: 0, days: null, people: 0 });
    expect(body.period).toBe('2026');
  });

  it('counts all others when one record cannot be counted, and comes back to that one later', async () => {
    await settle();
    await start(people.aide, 'east1', 'Chen');
    const db = recordModel(server.deps.db);
    const row = await db.findOne({ countyId: county }).lean();
    await db.collection.insertOne({ ...row, _id: `lost-${county}`, countyId: 'gone', no: 'lost', factsDue: T0 } as never);
    await settle();
    expect(rowOf(await report(), 'east').cases).toBe(1);
    expect((await db.findOne({ countyId: 'gone' }).lean())?.factsDue).toBe('2026-11-24T01:10:00.000Z');
    await db.deleteMany({ countyId: 'gone' });
  });

  it('counts a unit that moved, and shows its records, where it stands now', async () => {
    await start(people.aide, 'east1', 'Chen');
    await settle();
    expect([rowOf(await report(), 'east').cases, rowOf(await report(), 'west').cases]).toEqual([1, 0]);
    await importUnits(server.deps, 'units.csv', Buffer.from('code,name,tier,parent\neast1,unit east1,room,west\n'), county);
    await settle();
    expect([rowOf(await report(), 'east').cases, rowOf(await report(), 'west').cases]).toEqual([0, 1]);
    const seen = async (client: Client) => (await client.call('GET /records')).body.items.length;
    expect([await seen(people.worker), await seen(people.west), await seen(people.aide)]).toEqual([0, 1, 1]);
    await rebuildFigures(server.deps, county);
    expect([rowOf(await report(), 'east').cases, rowOf(await report(), 'west').cases]).toEqual([0, 1]);
  });

  it('recomputes what a change made dirty, and nothing else', async () => {
    await settle();
    await report();
    await start(people.aide, 'east1', 'Chen');
    expect(rowOf(await report(), 'east').cases).toBe(0);
    server.clock.set('2026-11-24T01:00:02.000Z');
    expect(await updateFacts(server.deps)).toBe(1);
    const dirty = await dirtyCells(server.deps.db, 100);
    expect([...new Set(dirty.filter((cell) => cell.countyId === county).map((cell) => `${cell.indicatorId}@${cell.orgId}`))].sort()).toEqual([`cases@${county}`, 'cases@east', `people@${county}`, 'people@east']);
    await updateCells(server.deps);
    const body = await report();
    expect([rowOf(body, 'east').cases, rowOf(body, 'west').cases, values(body.total).cases]).toEqual([1, 0, 1]);
    expect(body.asOf).toBe(T0);
    expect((await cellModel(server.deps.db).findOne({ countyId: county, orgId: 'east', indicatorId: 'cases', period: '2026' }).lean())?.asOf).toBe('2026-11-24T01:00:02.000Z');
  });

  it('follows work from its start to its end', async () => {
    const first = await start(people.aide, 'east1', 'Chen');
    await start(people.aide, 'east1', 'Chen');
    await start(people.west, 'west', 'Lin');
    await moveTo('2026-11-28T01:00:00.000Z');
    await finish(first);
    await settle();
    const body = await report();
    expect(rowOf(body, 'east')).toEqual({ cases: 2, done: 1, days: 4, people: 1 });
    expect(values(body.total)).toEqual({ cases: 3, done: 1, days: 4, people: 2 });
    expect(rowOf(await report({ period: '2026-10' }), 'east')).toEqual({ cases: 0, done: 0, days: null, people: 0 });
    expect(rowOf(await report({ period: '2026-Q4' }), 'east').cases).toBe(2);
    expect(values((await report({ period: 'all' })).total).cases).toBe(3);
  });

  it('counts by the county’s local date', async () => {
    await moveTo('2026-11-30T16:30:00.000Z');
    await start(people.aide, 'east1', 'Chen');
    await settle();
    expect([values((await report({ period: '2026-11' })).total).cases, values((await report({ period: '2026-12' })).total).cases]).toEqual([0, 1]);
  });

  it('gives the same numbers when everything is computed again, and those core gives', async () => {
    const works = await Promise.all(['Chen', 'Lin', 'Wang', 'Chen'].map((name) => start(people.aide, 'east1', name)));
    await start(people.west, 'west', 'Wang');
    await moveTo('2026-12-02T02:00:00.000Z');
    await finish(works[0] ?? '');
    await moveTo('2026-12-05T02:00:00.000Z');
    await finish(works[1] ?? '');
    await settle();
    const before = [await report(), await report({ period: '2026-12' }), await report({ period: 'all' })].map((body) => [body.rows, body.total]);
    await rebuildFigures(server.deps, county);
    expect([await report(), await report({ period: '2026-12' }), await report({ period: 'all' })].map((body) => [body.rows, body.total])).toEqual(before);

    const rows = await recordModel(server.deps.db).find({ countyId: county }).lean();
    const [use] = await server.deps.packs.inUse(county, T0);
    const pack = await server.deps.packs.pack(county, use?.sha ?? '');
    const expected = Object.values(pack?.indicators ?? {}).map((def) => [def.id, aggregate(def, rows.flatMap((row) => factOf(def, recordOf(row), { now: server.clock.now() }) ?? []))]);
    expect(values((await report({ period: 'all' })).total)).toEqual(Object.fromEntries(expected));
  });

  it('takes out what no longer counts', async () => {
    const workId = await start(people.aide, 'east1', 'Chen');
    await settle();
    await installPack(server.deps, county, withFigures('1.1.0', { 'indicators/cases.json': indicator('cases', { where: 'state != "refused"', version: 2 }) }), { publish: true, activate: 'all' });
    await settle();
    expect(values((await report()).total).cases).toBe(1);
    const { body } = await people.head.call(`GET /works/${workId}`);
    await people.head.call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: body.tasks[0].id, data: {}, outcome: 'reject', comment: 'no' } });
    await settle();
    expect(values((await report()).total).cases).toBe(0);
    expect(await factModel(server.deps.db).countDocuments({ countyId: county, indicatorId: 'cases' })).toBe(0);
  });

  it('counts again when a release with other indicators comes into use', async () => {
    await start(people.aide, 'east1', 'Chen');
    await settle();
    expect(values((await report()).total).cases).toBe(1);
    await installPack(server.deps, county, withFigures('1.1.0', { 'indicators/cases.json': indicator('cases', { where: 'state = "done"', version: 2 }) }), { publish: true, activate: 'all' });
    await settle();
    expect(values((await report()).total).cases).toBe(0);
  });

  it('lets a worker that looked at an older version write nothing', async () => {
    const workId = await start(people.aide, 'east1', 'Chen');
    const [old] = (await recordsToLookAt(server.deps.db, 'factsDue', server.clock.now(), 100)).filter((row) => row.workId === workId);
    await step(people.head, workId, { opinion: 'fine' }, 'pass');
    await expect(replaceFacts(server.deps.db, old ? [old] : [], [])).rejects.toThrow(Stale);
    // nor take the mark of the newer one away
    await lookedAt(server.deps.db, 'factsDue', old ? [old] : []);
    await settle();
    expect(values((await report()).total).cases).toBe(1);
  });

  it('keeps personal values out of facts and cells', async () => {
    await start(people.aide, 'east1', 'Zhaoxiaoming');
    await settle();
    await report();
    const stored = json([await factModel(server.deps.db).find({ countyId: county }).lean(), await cellModel(server.deps.db).find({ countyId: county }).lean()]);
    expect(stored).toContain('people');
    expect(stored).not.toContain('Zhaoxiaoming');
    expect(stored).not.toContain('11010519491231002X');
  });
});

describe('records behind a figure', () => {
  it('are masked for the county office and paged', async () => {
    for (const name of ['Chen', 'Lin', 'Wang']) await start(people.aide, 'east1', name);
    await start(people.west, 'west', 'Zhou');
    await settle();
    const first = (await people.office.call('GET /indicators/sample/cases/records', { query: { orgId: 'east', limit: 2 } })).body;
    const second = (await people.office.call('GET /indicators/sample/cases/records', { query: { orgId: 'east', limit: 2, cursor: first.next } })).body;
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, undefined]);
    expect(new Set([...first.items, ...second.items].map((row: { id: string }) => row.id)).size).toBe(3);
    const text = json([first, second]);
    expect(text).toContain('alias of Chen');
    for (const secret of ['"Chen"', '"Lin"', '11010519491231002X']) expect(text).not.toContain(secret);
    expect((await people.office.call('GET /indicators/sample/cases/records')).body.items).toHaveLength(4);
  });

  it('are refused to who has no right to figures, and outside his reach', async () => {
    expect((await people.worker.call('GET /reports/sample/overview')).status).toBe(403);
    expect((await people.worker.call('GET /indicators/sample/cases/records')).status).toBe(403);
    expect((await people.office.call('GET /indicators/sample/cases/records', { query: { orgId: 'elsewhere' } })).status).toBe(403);
    expect((await people.office.call('GET /indicators/sample/none/records')).status).toBe(404);
    expect((await people.office.call('GET /reports/sample/overview', { query: { period: '1026' } })).status).toBe(404);
    expect((await people.office.call('GET /reports/sample/overview', { query: { period: '2026-13' } })).status).toBe(400);
    expect((await people.office.call('GET /indicators/sample/cases/records', { query: { cursor: 'broken' } })).status).toBe(400);
  });
});
