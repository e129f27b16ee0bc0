/** Who reads what left the house: of whom, by which conditions, how many rows; nothing of it lies in the open. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PackFiles } from '@liandong/core/run';
import { verifyCounty, viewModel } from '../../durable/index';
import { registerFiles } from '../../durable/testing/a-register';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const auditor = (id: string, tier: string, reach: string, maxLevel: string) => ({ id, title: `role ${id}`, tier, reach, maxLevel, rights: ['audit'] });
function files(): PackFiles {
  const all = registerFiles();
  const pack = JSON.parse(String(all['pack.json'])) as { roles: object[] };
  return { ...all, 'pack.json': JSON.stringify({ ...pack, roles: [...pack.roles, auditor('AUDIT', 'county', 'county', 'L3'), auditor('LOOK', 'station', 'unit', 'L1')] }) };
}
const USERS = { clerk: ['CLERK@east'], westclerk: ['CLERK@west'], office: ['OFFICE@c1'], audit: ['AUDIT@c1'], look: ['LOOK@west'] };

let server: TestServer;
const people = new Map<string, Client>();
const as = (name: keyof typeof USERS): Client => people.get(name) as Client;
beforeAll(async () => {
  server = await aServer({ now: '2026-11-20T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [files()] });
  for (const name of Object.keys(USERS)) people.set(name, await server.signIn(name));
  for (const [name, orgId, by] of [['王小红', 'east', 'clerk'], ['赵小明', 'east', 'clerk'], ['孙小亮', 'west', 'westclerk']] as const)
    expect((await as(by).call('POST /records', { body: { packId: 'register', recordType: 'resident', orgId, data: { name, village: 'one' } } })).status).toBe(201);
  await take('clerk', { filter: { join: 'all', items: [{ field: '@owner', op: 'in', values: ['@me'] }, { field: 'name', op: 'contains', values: ['小红'] }, { field: '@created', op: 'within', period: 'thisMonth' }] } });
  server.clock.set('2026-11-24T01:00:00.000Z');
  for (const name of Object.keys(USERS)) people.set(name, await server.signIn(name));
  await take('westclerk', { search: '孙小亮' });
  server.clock.advance(1000);
  expect((await as('westclerk').call('GET /record-sheets/records', { query: { packId: 'register', type: 'resident', state: 'active' } })).status).toBe(200);
}, 60_000);
afterAll(() => server.stop());

async function take(name: keyof typeof USERS, more: object): Promise<void> {
  expect((await as(name).call('POST /record-sheets/registers', { body: { packId: 'register', type: 'resident', ...more } })).status).toBe(200);
}
type Row = { byName: string; asked?: string; rows?: number; broken: boolean; typeTitle: string };
const read = async (name: keyof typeof USERS, query: object = {}): Promise<Row[]> => (await as(name).call('GET /exports', { query: query as never })).body.items;
const told = (rows: readonly Row[]): unknown[] => rows.map(({ byName, asked, rows: n }) => [byName, asked, n]);

it('tells who took what, by which words of then, and how many rows went', async () => {
  expect(told(await read('audit'))).toEqual([
    ['name of westclerk', '状态是state active', 1], ['name of westclerk', '查找“孙小亮”', 1],
    ['name of clerk', '负责人是name of clerk，且name里有“小红”，且登记日期从2026年11月1日到2026年11月30日', 1],
  ]);
  expect((await read('audit')).every(({ broken, typeTitle }) => !broken && typeTitle === 'record resident')).toBe(true);
});

it('is asked for by person and by days, page by page', async () => {
  const { _id: by } = (await server.deps.db.collection<{ _id: string }>('users').findOne({ username: 'westclerk' })) ?? { _id: '' };
  expect(await read('audit', { by })).toHaveLength(2);
  expect(told(await read('audit', { from: '2026-11-20', until: '2026-11-20' }))).toEqual([expect.arrayContaining(['name of clerk'])]);
  expect(await read('audit', { from: '2026-11-25' })).toEqual([]);
  const first = (await as('audit').call('GET /exports', { query: { limit: 2 } })).body as { items: Row[]; next: string };
  const second = (await as('audit').call('GET /exports', { query: { limit: 2, cursor: first.next } })).body as { items: Row[]; next?: string };
  expect([first.items.length, told(second.items), second.next]).toEqual([2, [expect.arrayContaining(['name of clerk'])], undefined]);
});

it('tells of the people in one’s reach, and nothing that one may not see', async () => {
  expect(told(await read('look'))).toEqual([['name of westclerk', '状态是state active', 1], ['name of westclerk', '按文字查找过', 1]]);
  await take('westclerk', { filter: { join: 'all', items: [{ field: 'name', op: 'contains', values: ['小亮'] }] } });
  expect(told(await read('look'))[0]).toEqual(['name of westclerk', '还有您不能看的条件', 1]);
  const { _id: by } = (await server.deps.db.collection<{ _id: string }>('users').findOne({ username: 'clerk' })) ?? { _id: '' };
  expect(await read('look', { by })).toEqual([]);
});

it('is a county\'s own, though two use one pack', async () => {
  await server.seedCounty({ countyId: 'c2', packs: [files()], units: [{ id: 'east', tier: 'station' }], users: { clerk2: ['CLERK@east'], audit2: ['AUDIT@c2'] } });
  const [clerk, audit] = [await server.signIn('clerk2'), await server.signIn('audit2')];
  expect((await clerk.call('POST /records', { body: { packId: 'register', recordType: 'resident', orgId: 'east', data: { name: '李小江', village: 'one' } } })).status).toBe(201);
  const { status, text } = await clerk.call('POST /record-sheets/registers', { body: { packId: 'register', type: 'resident' } });
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  expect([told((await audit.call('GET /exports')).body.items), (await read('audit')).filter(({ byName }) => byName === 'name of clerk2')]).toEqual([[['name of clerk2', undefined, 1]], []]);
});

it('is for who may read the audit only', async () => {
  expect([(await as('clerk').call('GET /exports')).status, (await as('office').call('GET /exports')).body.code]).toEqual([403, 'access.right-missing']);
});

it('lies sealed and chained', async () => {
  const stored = JSON.stringify(await viewModel(server.deps.db).find({}).lean());
  expect(stored).not.toMatch(/小红|孙小亮/);
  expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  await viewModel(server.deps.db).updateOne({ where: 'exported' }, { $set: { rows: 999 } });
  expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([expect.objectContaining({ what: 'view-altered' })]);
});
