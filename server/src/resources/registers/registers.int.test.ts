import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchesFilter, mayReach, registerFields, resolveFilter, type CompiledPack, type JsonObject, type Reach, type RegisterCondition, type RegisterFilter } from '@liandong/core/run';
import { recordModel, viewModel, type RecordRowDoc } from '../../durable/index';
import { insertRows, type RowDraft } from '../../durable/testing/many-rows';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { packForFigures } from '../packs/index';
import { rekeyAll } from './job';
import { listPack } from './testing/a-list-pack';

const NOW = '2026-11-24T01:00:00.000Z';
const USERS = { aide: ['AIDE@east1'], worker: ['WORKER@east'], westworker: ['WORKER@west'], office: ['OFFICE@c1'], helper: ['HELPER@east'], chief: ['CHIEF@c1'], both: ['OFFICE@c1', 'WORKER@west'], east2: ['WORKER@east'] };
const REACH: Record<string, Reach[]> = {
  aide: [{ orgId: 'east1', subtree: false, ownOnly: false, maxLevel: 'L2' }], worker: [{ orgId: 'east', subtree: true, ownOnly: false, maxLevel: 'L3' }], office: [{ orgId: 'c1', subtree: true, ownOnly: false, maxLevel: 'L1' }],
  both: [{ orgId: 'c1', subtree: true, ownOnly: false, maxLevel: 'L1' }, { orgId: 'west', subtree: true, ownOnly: false, maxLevel: 'L3' }],
};
let server: TestServer;
let pack: CompiledPack;
const people: Record<string, Client> = {};
const ids: Record<string, string> = {};
let drafts: RowDraft[] = [];
let rows: RecordRowDoc[] = [];

const NAMES = ['王小明', '李明华', '曾国强', 'Li Ming', '王建国'];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
function draft(n: number): RowDraft {
  const data: JsonObject = { name: pick(NAMES, n), phone: `139${String(10_000_000 + n * 37).slice(0, 8)}`, risk: pick(['low', 'mid', 'high', null], n * 7), tags: pick([[], ['a'], ['a', 'b'], null], n * 5), place: pick(['二里村', '三里村', '', 'a(b'], n * 3), cost: pick([0.1, 99.99, 100, null], n), minutes: n % 90, urgent: pick([true, false, null], n), seenOn: pick([`2026-${String((n % 12) + 1).padStart(2, '0')}-15`, null], n), helper: pick([ids.worker ?? '', null], n) };
  const orgId = pick(['east', 'west', 'east1', 'c1'], n);
  return { id: n.toString(16).padStart(8, '0').repeat(4), no: `${orgId}-V-2026-${String(n).padStart(4, '0')}`, type: 'visit', orgId, state: pick(['new', 'done', 'off'], n * 11), by: ids[pick(['worker', 'aide', 'helper'], n)] ?? '', at: new Date(Date.parse('2026-09-01T15:30:00Z') + Math.floor(n / 3) * 7_300_000).toISOString(), data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null)) };
}

beforeAll(async () => {
  server = await aServer({ now: NOW });
  await server.seedCounty({ users: USERS, packs: [listPack()] });
  for (const name of Object.keys(USERS)) {
    people[name] = await server.signIn(name);
    ids[name] = (await people[name].call('GET /session')).body.userId;
  }
  pack = (await packForFigures(server.deps, 'c1', 'lists')) as CompiledPack;
  drafts = Array.from({ length: 240 }, (_unused, n) => draft(n));
  rows = await insertRows(server.deps, { countyId: 'c1', pack }, drafts);
}, 120_000);
afterAll(() => server.stop());

const query = (who: string, body: object) => people[who]!.call('POST /registers/query', { body: { packId: 'lists', type: 'visit', ...body } as never });
async function allOf(who: string, body: object, between: () => Promise<void> = async () => undefined): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await query(who, { ...body, limit: 23, ...(cursor === undefined ? {} : { cursor }) });
    if (page.status !== 200) throw new Error(JSON.stringify(page.body));
    found.push(...page.body.items.map(({ id }: { id: string }) => id));
    cursor = page.body.next;
    await between();
  } while (cursor !== undefined);
  return found;
}
const filter = (...items: RegisterCondition[]): RegisterFilter => ({ join: 'all', items });

const ONE = [
  fc.record({ field: fc.constantFrom('risk'), op: fc.constantFrom('in' as const, 'notIn' as const), values: fc.uniqueArray(fc.constantFrom('low', 'mid', 'high'), { minLength: 1 }) }),
  fc.record({ field: fc.constant('tags'), op: fc.constantFrom('in' as const, 'notIn' as const), values: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }),
  fc.record({ field: fc.constant('@state'), op: fc.constantFrom('in' as const, 'notIn' as const), values: fc.uniqueArray(fc.constantFrom('new', 'done', 'off'), { minLength: 1 }) }),
  fc.record({ field: fc.constant('@unit'), op: fc.constantFrom('in' as const, 'notIn' as const), values: fc.uniqueArray(fc.constantFrom('east', 'east1', 'west', 'c1'), { minLength: 1 }) }),
  fc.record({ field: fc.constantFrom('place', 'name'), op: fc.constant('contains' as const), values: fc.constantFrom(['里'], ['('], ['明'], ['.*'], ['Li']) }),
  fc.record({ field: fc.constantFrom('risk', 'tags', 'place', 'cost', 'urgent', 'seenOn', 'name', 'helper', 'year'), op: fc.constantFrom('empty' as const, 'filled' as const) }),
  fc.record({ field: fc.constantFrom('cost', 'minutes'), op: fc.constant('between' as const), from: fc.constantFrom(0, 0.1, 40, 99.99), to: fc.constantFrom(99.99, 100, 1000) }),
  fc.record({ field: fc.constantFrom('seenOn', '@created', '@occurred'), op: fc.constant('between' as const), from: fc.constantFrom('2026-01-01', '2026-09-02', '2026-09-15'), to: fc.constantFrom('2026-09-15', '2026-10-01', '2026-12-31') }),
  fc.record({ field: fc.constantFrom('seenOn', '@created'), op: fc.constant('within' as const), period: fc.constantFrom('thisMonth' as const, 'lastQuarter' as const, 'last90' as const, 'thisYear' as const) }),
  fc.record({ field: fc.constant('urgent'), op: fc.constant('in' as const), values: fc.constantFrom([true], [false]) }),
  fc.record({ field: fc.constantFrom('@owner', 'helper'), op: fc.constantFrom('in' as const, 'notIn' as const), values: fc.constant(['@me']) }),
] as const;
const condition = fc.oneof(...ONE) as fc.Arbitrary<RegisterCondition>;
const join = fc.constantFrom('all' as const, 'any' as const);
const group = fc.record({ join, items: fc.array(condition, { minLength: 1, maxLength: 3 }) });
const anyFilter: fc.Arbitrary<RegisterFilter> = fc.record({ join, items: fc.array(fc.oneof({ weight: 3, arbitrary: condition }, { weight: 1, arbitrary: group }), { maxLength: 4 }) });

/** By the plain meaning, over every row. */
async function expected(who: string, asked: RegisterFilter): Promise<string[]> {
  const { calendar } = await server.deps.org.snapshot('c1');
  const plain = resolveFilter(asked, { today: calendar.dateOf(NOW), userId: ids[who] ?? '' });
  const fields = registerFields(pack, 'visit');
  return rows.flatMap((row, n) => {
    const level = mayReach(REACH[who]!, row, ids[who] ?? '');
    const met = level !== undefined && matchesFilter({ ...row, data: drafts[n]!.data }, plain, { fields, calendar, sees: (asks) => asks <= level });
    return met ? [row._id] : [];
  }).sort();
}

it('shows exactly the rows in reach that the filter means, each once, whatever is asked and however it is looked for', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom('aide', 'worker', 'office', 'both'), anyFilter, async (who, asked) => {
    const found = await allOf(who, { filter: asked });
    expect([...found].sort()).toEqual(await expected(who, asked));
    const times = found.map((id) => rows.find(({ _id }) => _id === id)?.createdAt ?? '');
    expect(times).toEqual([...times].sort().reverse());
    const { body } = await people[who]!.call('POST /registers/count', { body: { packId: 'lists', type: 'visit', filter: asked } });
    expect(body).toEqual({ count: found.length, more: false });
  }), { numRuns: 40 });
}, 120_000);

it('stays in order by any column, up and down, with and without values', async () => {
  for (const field of ['cost', 'seenOn', 'risk', '@no', 'year', '@created']) for (const desc of [true, false]) {
    const found = await allOf('worker', { sort: { field, desc } });
    expect(found.length).toBe(new Set(found).size);
    expect([...found].sort()).toEqual((await allOf('worker', {})).sort());
  }
  const up = (await allOf('worker', { sort: { field: 'cost', desc: false }, filter: filter({ field: 'cost', op: 'filled' }) })).map((id) => drafts[rows.findIndex(({ _id }) => _id === id)]?.data.cost as number);
  expect(up).toEqual([...up].sort((a, b) => a - b));
}, 120_000);

it('goes on from a seat as from a row: by keys, and in the order of time where there are none', async () => {
  const all = await allOf('worker', {});
  const row = rows.find(({ _id }) => _id === all[10]);
  const from = async () => (await query('worker', { limit: 100, cursor: Buffer.from(JSON.stringify([row?.seat])).toString('base64url') })).body.items.map(({ id }: { id: string }) => id);
  expect(await from()).toEqual(all.slice(11, 111));
  await recordModel(server.deps.db).updateOne({ _id: all[0] ?? '' }, { $set: { keyed: 'older' } });
  expect(await from()).toEqual(expect.arrayContaining(all.slice(11, 100)));
  await rekeyAll(server.deps);
});

it('covers what was there each once while others are entered', async () => {
  const before = await allOf('worker', {});
  let n = 1000;
  const found = await allOf('worker', {}, async () => { await insertRows(server.deps, { countyId: 'c1', pack }, [{ ...draft(n), orgId: 'east', no: `east-V-2026-${n}`, id: (n += 1).toString(16).padStart(8, 'a').repeat(4), at: NOW }]); });
  expect(found.filter((id) => before.includes(id))).toEqual(before);
  expect(new Set(found).size).toBe(found.length);
  await recordModel(server.deps.db).deleteMany({ createdAt: NOW });
});

describe('words', () => {
  beforeAll(async () => { await insertRows(server.deps, { countyId: 'c1', pack }, [{ ...draft(900), orgId: 'east', no: 'east-V-2026-0900', id: 'f'.repeat(32), data: { name: '单雄信', phone: '13912345678', idNo: '610722194501012383' } }]); });
  const found = async (who: string, search: string): Promise<string[]> => [...new Set((await query(who, { search, limit: 100 })).body.items.map(({ title }: { title: string }) => title))].sort() as string[];
  it.each([['王小', ['王小明']], ['wxm', ['王小明']], ['wangxiaoming', ['王小明']], ['xm', ['王小明']], ['zgq', ['曾国强']], ['zengguoqiang', ['曾国强']], ['国', ['曾国强', '王建国']], ['王 里', ['王小明', '王建国']], ['ming', ['Li Ming', '李明华']], ['5678', ['单雄信']], ['0900', ['单雄信']], ['900', ['单雄信']], ['EAST-v-2026-0900', ['单雄信']], ['不在', []], ['.*', []], ['$ne', []]])('%s', async (search, titles) => {
    expect(await found('worker', search)).toEqual([...titles].sort());
  });
  it('of a level that the reader does not see find nothing', async () => {
    expect(await found('office', '王小')).toEqual([]);
    expect(await found('office', 'wxm')).toEqual([]);
    expect(await found('office', '5678')).toEqual([]);
    expect((await found('office', '二里')).length).toBeGreaterThan(0);
    expect(await found('aide', '610722194501012383')).toEqual([]);
    expect(await found('westworker', '单雄信')).toEqual([]);
  });
  it('that are a whole id number find whom it names, and that is noted', async () => {
    const before = await viewModel(server.deps.db).countDocuments({ where: 'register' });
    expect(await found('worker', '61072219450101238')).toEqual([]);
    expect(await found('worker', '610722194501012383')).toEqual(['单雄信']);
    expect(await viewModel(server.deps.db).countDocuments({ where: 'register', by: ids.worker ?? '', levels: 'L3' })).toBe(before + 1);
  });
  it('stand in no key in plain when their field is sealed', async () => {
    const stored = JSON.stringify(await recordModel(server.deps.db).find({}).lean());
    expect(stored).not.toContain('61072219450101238');
    expect(stored).not.toMatch(/"2t5678"|13912345678/);
  });
});

describe('what cannot be asked', () => {
  it.each([
    [{ filter: filter({ field: 'idNo', op: 'empty' }) }, 422, 'register.field'], [{ filter: filter({ field: 'story', op: 'empty' }) }, 422, 'register.field'], [{ filter: filter({ field: 'phone', op: 'contains', values: ['1'] }) }, 422, 'register.field'],
    [{ filter: filter({ field: '$where', op: 'empty' }) }, 422, 'register.field'], [{ filter: { join: 'all', items: [{ field: 'risk', op: 'in', values: [{ $ne: '' }] }] } }, 400, undefined], [{ filter: { $where: '1' } }, 400, undefined],
    [{ filter: filter({ field: 'risk', op: 'in', values: ['$ne'] }) }, 422, 'register.value'], [{ type: 'other' }, 404, 'register.unknown'], [{ type: 'constructor' }, 400, undefined], [{ packId: 'none' }, 404, 'register.unknown'],
    [{ columns: ['idNo'] }, 422, 'register.column'], [{ sort: { field: 'idNo', desc: true } }, 422, 'register.sort'], [{ sort: { field: 'tags', desc: true } }, 422, 'register.sort'], [{ cursor: 'x' }, 400, 'request.cursor'],
    [{ cursor: Buffer.from(JSON.stringify([{ $gt: '' }, 'a'])).toString('base64url') }, 400, 'request.cursor'], [{ cursor: Buffer.from(JSON.stringify(['$']), 'utf8').toString('base64url') }, 400, 'request.cursor'],
    [{ sort: { field: 'cost', desc: true }, cursor: Buffer.from(JSON.stringify([{ $ne: 1 }, 'a'])).toString('base64url') }, 400, 'request.cursor'],
  ])('%j', async (body, status, code) => {
    const answer = await query('worker', body);
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(answer.body.problems?.[0]?.code ?? answer.body.code).toBe(code);
  });
  it('is an order by what is masked for the reader', async () => { expect((await query('office', { sort: { field: 'name', desc: true } })).status).toBe(422); });
});

it('shows the columns that were chosen, masked as everywhere', async () => {
  const [row] = (await query('worker', { columns: ['name', 'year', '@owner', 'place'], filter: filter({ field: 'seenOn', op: 'filled' }) })).body.items;
  expect(row.columns.map(({ field }: { field: string }) => field)).toEqual(['name', 'year', '@owner', 'place']);
  expect(row.columns[1].value).toBe('2026');
  expect(row.columns[2].value).toMatch(/^name of/);
  expect((await query('office', { columns: ['name'] })).body.items[0].columns[0].value).toMatch(/\*\*/);
});

describe('views', () => {
  const body = (title: string, more: object = {}) => ({ title, query: { packId: 'lists', type: 'visit', search: '王小', filter: filter({ field: 'risk', op: 'in', values: ['high'] }) }, columns: ['name'], ...more });
  const views = async (who: string) => (await people[who]!.call('GET /registers/views')).body.views;
  it('are mine, or of my unit, and only mine to change; what they look for lies sealed', async () => {
    const { status, body: made } = await people.worker!.call('POST /registers/views', { body: body('high', { orgId: 'east' }) as never, key: 'view-key-v1' });
    expect([status, made.mine, made.first]).toEqual([201, true, false]);
    expect((await people.worker!.call('POST /registers/views', { body: body('high', { orgId: 'east' }) as never, key: 'view-key-v1' })).body.id).toBe(made.id);
    expect((await views('worker')).length).toBe(1);
    expect(await views('aide')).toMatchObject([{ id: made.id, mine: false, by: 'name of worker', query: { search: '王小' }, columns: ['name'] }]);
    expect(await views('westworker')).toEqual([]);
    expect((await people.aide!.call(`PUT /registers/views/${made.id}`, { body: body('mine', { base: 0 }) as never })).status).toBe(404);
    expect((await people.aide!.call(`PUT /registers/views/${made.id}/first`, { body: { first: true } })).status).toBe(204);
    expect([(await views('aide'))[0].first, (await views('worker'))[0].first]).toEqual([true, false]);
    expect((await people.westworker!.call(`PUT /registers/views/${made.id}/first`, { body: { first: true } })).status).toBe(404);
    expect((await people.worker!.call(`PUT /registers/views/${made.id}`, { body: body('renamed', { base: made.rev }) as never })).body).toMatchObject({ title: 'renamed', rev: made.rev + 1 });
    expect((await people.worker!.call(`PUT /registers/views/${made.id}`, { body: body('late', { base: made.rev }) as never })).body.code).toBe('register.view.stale');
    expect(await views('aide')).toEqual([]);
    expect((await people.worker!.call('POST /registers/views', { body: body('no', { orgId: 'west' }) as never, key: 'view-key-v2' })).status).toBe(403);
    expect((await people.worker!.call('POST /registers/views', { body: body('no', { query: { packId: 'lists', type: 'visit', filter: filter({ field: 'idNo', op: 'empty' }) } }) as never, key: 'view-key-v3' })).status).toBe(422);
    expect(JSON.stringify(await server.deps.db.db!.collection('register_views').find().toArray())).not.toContain('王小');
    expect((await people.worker!.call(`DELETE /registers/views/${made.id}`)).status).toBe(204);
    expect((await people.worker!.call(`DELETE /registers/views/${made.id}`)).status).toBe(404);
  });

  it('are taken back by whoever shared them or is over the unit; whose they are is told, and who changes one meanwhile', async () => {
    const { body: made } = await people.worker!.call('POST /registers/views', { body: body('ours', { orgId: 'east' }) as never, key: 'view-key-v4' });
    expect([await views('aide'), await views('east2')]).toMatchObject([[{ by: 'name of worker', orgName: 'unit east', mayTakeBack: false }], [{ mine: false, mayTakeBack: true }]]);
    expect((await people.aide!.call(`DELETE /registers/views/${made.id}/share`)).status).toBe(403);
    expect((await people.westworker!.call(`DELETE /registers/views/${made.id}/share`)).status).toBe(404);
    expect((await people.east2!.call(`DELETE /registers/views/${made.id}/share`)).status).toBe(204);
    expect([await views('aide'), await views('worker')]).toMatchObject([[], [{ id: made.id, mine: true, mayTakeBack: false }]]);
    expect((await people.worker!.call(`PUT /registers/views/${made.id}`, { body: body('again', { orgId: 'east', base: made.rev }) as never })).body.code).toBe('register.view.stale');
    expect((await people.worker!.call(`DELETE /registers/views/${made.id}`)).status).toBe(204);
  });
});

describe('records without keys, or with those of another definition', () => {
  it('are listed as ever, and found by words once the job has come by, round after round', async () => {
    const before = await allOf('worker', { filter: filter({ field: 'risk', op: 'in', values: ['high'] }) });
    await recordModel(server.deps.db).updateMany({}, { $unset: { cells: 1, seat: 1, keyed: 1, search: 1 } });
    expect(await allOf('worker', { filter: filter({ field: 'risk', op: 'in', values: ['high'] }) })).toEqual(before);
    expect((await query('worker', { search: 'wxm' })).body.items).toEqual([]);
    while ((await rekeyAll(server.deps)) > 0);
    expect(await rekeyAll(server.deps)).toBe(0);
    expect(await allOf('worker', { filter: filter({ field: 'risk', op: 'in', values: ['high'] }) })).toEqual(before);
    expect((await query('worker', { search: 'wxm' })).body.items.length).toBeGreaterThan(0);
    expect((await query('worker', { search: '610722194501012383' })).body.items.length).toBe(1);
  });
});
