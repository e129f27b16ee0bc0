import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { inboxModel } from '../inbox/index';
import { importUnits } from '../org-units/index';
import { installPack } from '../packs/index';
import { quotaCountModel, quotaFactModel } from '../quotas/index';
import { escalationJob, planCountModel, planDueModel, planDues, planMarkModel, plansJob, rebuildPlans, settlePlans } from './index';
import { lookAt } from './changed';
import { recordsToLookAt, Stale } from '../../durable/index';
import { PLAN, plansPack } from '../../testing/a-visits-pack';
import { aStation, type Station } from '../../testing/a-visits-station';

jest.setTimeout(120_000);

const T0 = '2026-11-02T01:00:00.000Z';
const day = (date: string): string => `${date}T01:00:00.000Z`;
const USERS = { worker: 'worker@east', head: 'head@east', westhead: 'head@west', office: 'office@' } as const;
type Who = keyof typeof USERS;

let server: TestServer;
let county = '';
let counter = 0;
let station: Station;

beforeAll(async () => { server = await aServer({ now: T0 }); });
afterAll(() => server.stop());
beforeEach(() => fresh());
async function fresh(): Promise<void> {
  counter += 1;
  county = `c${counter}`;
  server.clock.set(T0);
  const users = Object.fromEntries(Object.entries(USERS).map(([name, grant]) => [`${name}${counter}`, [grant.endsWith('@') ? `${grant}${county}` : grant]]));
  await server.seedCounty({ countyId: county, users, packs: [plansPack()] });
  station = await aStation(server, county);
}
const as = (who: Who): Promise<Client> => server.signIn(`${who}${counter}`);
const elder = (name: string, grade: string, orgId = 'east'): Promise<string> => station.create('elder', orgId, { name, grade });
const visit = (id: string, visitedOn: string, orgId = 'east'): Promise<string> => station.create('visit', orgId, { elder: id, visitedOn });
const settle = (): Promise<void> => settlePlans(server.deps);
const due = async (who: Who, query: Record<string, string | boolean | number> = {}) => {
  const { status, body } = await (await as(who)).call('GET /plans/due', { query });
  expect([status, body.problems]).toEqual([200, undefined]);
  return body.items.map((row: { record: { title: string }; due: string; state: string; days: number }) => [row.record.title, row.due, row.state, row.days]);
};
const rows = async () => {
  const found = await planDueModel(server.deps.db).find({ countyId: county }, { _id: 0, told: 0, tellOn: 0 }).sort({ recordId: 1 }).lean();
  const counts = await planCountModel(server.deps.db).find({ countyId: county, $or: [{ due: { $ne: 0 } }, { done: { $ne: 0 } }] }, { _id: 0 }).sort({ plan: 1, period: 1, orgId: 1 }).lean();
  const facts = await quotaFactModel(server.deps.db).find({ countyId: county }, { _id: 0 }).sort({ recordId: 1 }).lean();
  const quotas = await quotaCountModel(server.deps.db).find({ countyId: county, $or: [{ done: { $ne: 0 } }, { open: { $ne: 0 } }] }, { _id: 0 }).sort({ month: 1, orgId: 1 }).lean();
  return { found, counts, facts, quotas };
};

describe('the list of who is due', () => {
  it('shows who is late, due and coming, in the words and the reach of whoever asks', async () => {
    const [old] = [await elder('Chen', 'H'), await elder('Lin', 'M'), await elder('Wang', 'H', 'west')];
    await visit(old, '2026-11-01');
    await settle();
    server.clock.set(day('2026-11-08'));
    expect(await due('head')).toEqual([['Chen', '2026-11-08', 'today', 0], ['Lin', '2026-12-02', 'coming', -24]]);
    server.clock.set(day('2026-11-12'));
    expect(await due('office', { when: 'late' })).toEqual([['Chen', '2026-11-08', 'late', 4], ['Wang', '2026-11-09', 'late', 3]]);
    expect(await due('westhead')).toEqual([['Wang', '2026-11-09', 'late', 3]]);
    const { body } = await (await as('worker')).call('GET /plans/due', { query: { when: 'late' } });
    expect(body.items[0]).toMatchObject({ planTitle: 'plan of visits', rhythm: 'weekly', last: '2026-11-01', isFirst: false, late: '2026-11-10', start: { serviceId: 'visit', field: 'elder', packId: 'care' } });
    expect((await (await as('office')).call('GET /plans/counts')).body).toEqual({ late: 2, today: 0, week: 0 });
    expect((await (await as('office')).call('GET /plans/due', { query: { planId: 'visits' } })).body.code).toBe('plan.unknown');
  });

  it('offers to make the record that counts where the plan has no service, to who may', async () => {
    await installPack(server.deps, county, plansPack('1.1.0', { ...PLAN, service: undefined }), { publish: true, activate: 'all' });
    await elder('Chen', 'H');
    await settle();
    const starts = async (who: Who) => (await (await as(who)).call('GET /plans/due')).body.items.map(({ start }: { start?: object }) => start);
    expect(await starts('worker')).toEqual([{ packId: 'care', recordType: 'visit', title: 'type visit', field: 'elder' }]);
    expect(await starts('office')).toEqual([undefined]);
  });

  it('pages, and finds what one is in charge of', async () => {
    for (let n = 0; n < 7; n += 1) await elder(`Elder ${n}`, 'H');
    await settle();
    const client = await as('head');
    const first = (await client.call('GET /plans/due', { query: { limit: 4, mine: true } })).body;
    const second = (await client.call('GET /plans/due', { query: { limit: 4, mine: true, cursor: first.next } })).body;
    const ids = [...first.items, ...second.items].map((row: { record: { id: string } }) => row.record.id);
    expect([first.items.length, second.items.length, second.next, new Set(ids).size]).toEqual([4, 3, undefined, 7]);
    expect(await due('worker', { mine: true })).toEqual([]);
  });

  it('follows a visit, its correction and its voiding, a change of grade, leaving and coming back', async () => {
    const id = await elder('Chen', 'H');
    const seen = await visit(id, '2026-11-05');
    await settle();
    expect((await due('head'))[0]?.[1]).toBe('2026-11-12');
    await station.correct(seen, { visitedOn: '2026-11-03' });
    await settle();
    expect((await due('head'))[0]?.[1]).toBe('2026-11-10');
    await station.voided(seen);
    await settle();
    expect((await due('head'))[0]?.[1]).toBe('2026-11-09');
    server.clock.set(day('2026-11-07'));
    await station.correct(id, { grade: 'L' });
    await settle();
    expect((await due('head'))[0]?.[1]).toBe('2027-02-02');
    await station.act(id, 'leave');
    await settle();
    expect(await due('head')).toEqual([]);
    server.clock.set(day('2027-03-01'));
    await station.act(id, 'return');
    await settle();
    expect((await due('head'))[0]?.[1]).toBe('2027-03-01');
  });

  it('moves with the record, and with its unit', async () => {
    const id = await elder('Chen', 'H');
    await settle();
    await station.moved(id, 'west');
    await settle();
    expect([(await due('head')).length, (await due('westhead')).length]).toEqual([0, 1]);
    await importUnits(server.deps, 'units.csv', Buffer.from('code,name,tier,parent\neast1,unit east1,room,west\n'), county);
    await settle();
    expect((await due('westhead')).length).toBe(1);
  });

  it('is another one when a release with another plan comes into use', async () => {
    await elder('Chen', 'H');
    await settle();
    await installPack(server.deps, county, plansPack('1.1.0', { ...PLAN, rhythm: [{ days: ['--03-01', '--09-01'] }] }), { publish: true, activate: 'all' });
    await settle();
    expect((await due('head'))[0]?.[1]).toBe('2027-03-01');
    await installPack(server.deps, county, { ...plansPack('1.2.0'), 'plans/visits.json': JSON.stringify({ ...PLAN, id: 'visits', where: 'grade = "M"' }) }, { publish: true, activate: 'all' });
    await settle();
    expect(await due('head')).toEqual([]);
  });
});

describe('escalation', () => {
  const told = async (who: Who) => (await (await as(who)).call('GET /inbox')).body.items.filter((one: { kind: string }) => one.kind === 'plan-late').map(({ params }: { params: { n: string; days: string } }) => [params.n, params.days]);
  it('tells each step once, all of a unit together, however often the job runs and the rows are made again', async () => {
    await elder('Chen', 'H');
    await elder('Lin', 'H');
    await settle();
    server.clock.set(day('2026-11-12'));
    await escalationJob.runOnce(server.deps);
    await escalationJob.runOnce(server.deps);
    expect([await told('head'), await told('office')]).toEqual([[['2', '3']], []]);
    server.clock.set(day('2026-11-16'));
    await rebuildPlans(server.deps, county);
    await escalationJob.runOnce(server.deps);
    await escalationJob.runOnce(server.deps);
    expect([await told('head'), await told('office')]).toEqual([[['2', '3']], [['2', '7']]]);
    expect(JSON.stringify(await inboxModel(server.deps.db).find({ countyId: county }).lean())).not.toContain('Chen');
  });

  it('tells two servers at once only once', async () => {
    for (let n = 0; n < 5; n += 1) await elder(`Elder ${n}`, 'H');
    await settle();
    server.clock.set(day('2026-11-12'));
    const other = await server.another();
    await Promise.all([escalationJob.runOnce(server.deps), escalationJob.runOnce(other.deps)]);
    const all = await told('head');
    expect(all.reduce((sum: number, [n]: [string]) => sum + Number(n), 0)).toBe(5);
  });
});

describe('what was to be done in a period', () => {
  it('is counted of people, by unit, also while they are late', async () => {
    const [chen, lin] = [await elder('Chen', 'M'), await elder('Lin', 'M')];
    await elder('Wang', 'M', 'west');
    await visit(chen, '2026-12-01');
    await settle();
    const of = (period: string, ...orgIds: string[]) => planDues(server.deps, county, { packId: 'care', planId: 'visits', orgIds, period });
    expect([await of('2026-12', county), await of('2026-12', 'east'), await of('2027-01', 'east'), await of('2026', county)]).toEqual([{ due: 3, done: 1 }, { due: 2, done: 1 }, { due: 2, done: 0 }, { due: 3, done: 1 }]);
    await visit(lin, '2026-12-04');
    await settle();
    expect([await of('2026-12', 'east'), await of('2027-01', 'east'), await of('all', 'east')]).toEqual([{ due: 2, done: 2 }, { due: 2, done: 0 }, { due: 0, done: 0 }]);
  });
});

describe('the worker', () => {
  it('writes nothing of a version that is not the newest any more', async () => {
    const id = await elder('Chen', 'H');
    const old = (await recordsToLookAt(server.deps.db, 'plansDue', server.clock.now(), 100)).filter((row) => row._id === id);
    server.clock.advance(5);
    await station.correct(id, { grade: 'M' });
    await expect(lookAt(server.deps, old)).rejects.toBeInstanceOf(Stale);
    await settle();
    expect((await due('head'))[0]?.[1]).toBe('2026-12-02');
  });

  it('of two servers makes the same rows, and leaves no mark', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, (_one, n) => elder(`Elder ${n}`, 'H')));
    for (const id of ids) await visit(id, '2026-11-05');
    const other = await server.another();
    await settlePlans(server.deps);
    for (const id of ids) await visit(id, '2026-11-06');
    await Promise.all([plansJob.runOnce(server.deps), plansJob.runOnce(other.deps), plansJob.runOnce(server.deps)]);
    await settle();
    const before = await rows();
    expect([before.found.every((row) => row.due === '2026-11-13'), await planMarkModel(server.deps.db).countDocuments({ countyId: county })]).toEqual([true, 0]);
    expect(before.quotas).toEqual([expect.objectContaining({ month: '2026-11', orgId: 'east', open: 16, done: 0 })]);
  });

  type Step = { readonly do: 'elder' | 'visit' | 'grade' | 'leave' | 'return' | 'void' | 'voidElder' | 'move' | 'finish' | 'settle'; readonly n: number; readonly days: number };
  const step = fc.record({ do: fc.constantFrom<Step['do']>('elder', 'visit', 'visit', 'grade', 'leave', 'return', 'void', 'voidElder', 'move', 'finish', 'settle'), n: fc.nat(9), days: fc.nat(20) });

  interface Made { readonly elders: string[]; readonly visits: { id: string; kind: 'open' | 'done' | 'void' }[] }
  // what a state does not allow is refused, and changes nothing
  const tried = async (act: Promise<unknown>): Promise<boolean> => act.then(() => true, () => false);
  const toElder = (id: string, { do: what, n }: Step): Promise<unknown> | undefined => {
    switch (what) {
      case 'grade': return tried(station.correct(id, { grade: 'HML'[n % 3] ?? 'H' }));
      case 'leave': case 'return': return tried(station.act(id, what));
      case 'voidElder': return tried(station.voided(id));
      case 'move': return tried(station.moved(id, n % 3 === 0 ? 'west' : 'east'));
      default: return undefined;
    }
  };
  async function take({ elders, visits }: Made, one: Step, today: string): Promise<void> {
    const [id = '', seen] = [elders[one.n % elders.length], visits[one.n % Math.max(visits.length, 1)]];
    await toElder(id, one);
    if (one.do === 'settle') await settle();
    if (one.do === 'elder') elders.push(await elder(`Elder ${elders.length}`, 'HML'[one.n % 3] ?? 'H', one.n % 3 === 0 ? 'west' : 'east'));
    if (one.do === 'visit') await visit(id, today).then((made) => visits.push({ id: made, kind: 'open' }), () => undefined);
    if (one.do === 'void' && seen && (await tried(station.voided(seen.id)))) seen.kind = 'void';
    if (one.do === 'finish' && seen && (await tried(station.act(seen.id, 'finish')))) seen.kind = 'done';
  }

  it('keeps what a rebuild makes, over random histories', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      await fresh();
      const made: Made = { elders: [await elder('Zero', 'H')], visits: [] };
      let now = Date.parse(T0);
      for (const one of steps) {
        now += one.days * 86_400_000 + 1000;
        server.clock.set(new Date(now).toISOString());
        await take(made, one, new Date(now + 8 * 3_600_000).toISOString().slice(0, 10));
      }
      await settle();
      const kept = await rows();
      await planDueModel(server.deps.db).deleteMany({ countyId: county });
      await rebuildPlans(server.deps, county);
      expect(await rows()).toEqual(kept);
      const plain = (kind: string): number => made.visits.filter((visited) => visited.kind === kind).length;
      const sum = (name: 'done' | 'open'): number => kept.quotas.reduce((all, cell) => all + cell[name], 0);
      expect([sum('open'), sum('done')]).toEqual([plain('open'), plain('done')]);
    }), { numRuns: 8 });
  });
});
