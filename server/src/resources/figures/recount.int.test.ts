/**
 * Whatever happened, in whatever order, and whenever the worker looked: the figures are those that a plain recount gives. The recount is written
 * here, over what this test itself knows of each record; nothing of core's counting is used in it.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RecordCommand } from '@liandong/core/run';
import fc from 'fast-check';
import { applyRecord, recordModel, subjectModel } from '../../durable/index';
import { packFiles } from '../../durable/testing/a-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import { importUnits } from '../org-units/index';
import { installPack } from '../packs/index';
import { breakdown } from './breakdown';
import { followDefinitions, rebuildFigures, updateCells, updateFacts } from './job';
import { lookUp } from './lookup';
import { cellModel, factModel, factRulesModel, keyModel, sumModel, valueModel } from './model';
import { isTallied } from './store';
import { tallyAll } from './tally-job';
import { packForFigures } from '../packs/index';

jest.setTimeout(300_000);
const json = JSON.stringify;
const RUNS = Number(process.env.LIANDONG_RECOUNT_RUNS ?? 5);

// ---- the pack ----
const base = { unit: 'item', version: 1, record: 'entry', time: 'day' };
const byKind = [{ id: 'kind', title: 'kind', value: 'kind' }];
const field = (more: object = {}) => ({ type: 'string', title: 'x', 'x-privacy': 'L1', ...more });
const withEntries = (version: string, least: number) => ({
  ...packFiles(version),
  'records/entry.json': json({
    id: 'entry', title: 'entry', numbering: 'E-{yyyy}-{seq6}', titleField: 'kind', columns: ['kind'], initialState: 'kept',
    states: [{ id: 'kept', title: 'kept', kind: 'open' }, { id: 'gone', title: 'gone', kind: 'void' }],
    create: { roles: ['OFFICE'], form: 'entry' }, correct: { roles: ['OFFICE'] }, void: { roles: ['OFFICE'], state: 'gone' }, transfer: { roles: ['OFFICE'] },
    derived: [{ id: 'twice', title: 'twice', type: 'number', expression: '2 * amount' }],
  }),
  'forms/entry.json': json({
    id: 'entry', title: 'entry', record: 'entry', uiSchema: {}, sections: [], rules: [],
    schema: { type: 'object', required: ['kind', 'amount', 'who', 'day'], properties: { kind: field(), amount: field({ type: 'number' }), who: field({ 'x-privacy': 'L2' }), day: field({ format: 'date' }), elsewhere: field(), story: field({ 'x-privacy': 'L4' }) } },
  }),
  'indicators/all.json': json({ ...base, id: 'all', title: 'all', aggregate: 'count', dimensions: byKind }),
  'indicators/big.json': json({ ...base, id: 'big', title: 'big', version: least, aggregate: 'count', where: `amount >= ${least}`, dimensions: byKind, former: least === 3 ? [{ version: 2, until: '2026-06-30', aggregate: 'count', where: 'amount >= 2', time: 'day' }] : [] }),
  'indicators/sum.json': json({ ...base, id: 'sum', title: 'sum', unit: 'yuan', aggregate: 'sum', value: 'twice' }),
  'indicators/people.json': json({ ...base, id: 'people', title: 'people', unit: 'person', smallCells: 0, aggregate: 'distinct', value: 'who', dimensions: byKind }),
  'indicators/mid.json': json({ ...base, id: 'mid', title: 'mid', aggregate: 'median', value: 'amount' }),
  'indicators/placed.json': json({ ...base, id: 'placed', title: 'placed', aggregate: 'count', org: 'elsewhere' }),
  'indicators/share.json': json({ id: 'share', title: 'share', unit: 'percent', version: 1, aggregate: 'ratio', numerator: 'big', denominator: 'all', factor: 100 }),
});

// ---- what happens ----
const ROOMS = ['east1', 'east2', 'west1'];
const UNITS = ['east', 'west', ...ROOMS];
type Happening =
  | { readonly do: 'create'; readonly unit: string; readonly kind: string; readonly cents: number; readonly who: string; readonly day: string; readonly elsewhere: string }
  | { readonly do: 'correct'; readonly at: number; readonly cents: number; readonly day: string; readonly kind: string }
  | { readonly do: 'void'; readonly at: number }
  | { readonly do: 'erase'; readonly at: number }
  | { readonly do: 'transfer'; readonly at: number; readonly unit: string }
  | { readonly do: 'move'; readonly room: string; readonly to: string }
  | { readonly do: 'merge'; readonly from: string; readonly into: string } | { readonly do: 'split'; readonly from: string; readonly rooms: readonly string[] }
  | { readonly do: 'define'; readonly least: number }
  | { readonly do: 'facts' } | { readonly do: 'cells' } | { readonly do: 'look' } | { readonly do: 'tally' } | { readonly do: 'older' };

type Of<D extends Happening['do']> = Extract<Happening, { readonly do: D }>;

const at = fc.nat({ max: 6 });
const day = fc.integer({ min: 0, max: 500 }).map((days) => new Date(Date.parse('2025-07-01') + days * 86_400_000).toISOString().slice(0, 10));
const [unit, kind, cents] = [fc.constantFrom(...UNITS), fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 700 })];
const create = fc.record({ do: fc.constant('create' as const), unit, kind, cents, who: fc.constantFrom('x', 'y', 'z'), day, elsewhere: fc.constantFrom('', '', 'west', 'nowhere') });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: create }, { weight: 5, arbitrary: fc.record({ do: fc.constant('correct' as const), at, cents, day, kind }) },
  { weight: 2, arbitrary: fc.oneof(fc.record({ do: fc.constant('void' as const), at }), fc.record({ do: fc.constant('erase' as const), at })) }, { weight: 2, arbitrary: fc.record({ do: fc.constant('transfer' as const), at, unit }) },
  // one station takes over rooms and records of another; a station of its own is made of some rooms of one
  { weight: 1, arbitrary: fc.constantFrom<Happening>({ do: 'merge', from: 'east', into: 'west' }, { do: 'merge', from: 'west', into: 'east' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('split' as const), from: fc.constantFrom('east', 'west'), rooms: fc.subarray(ROOMS, { minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), room: fc.constantFrom(...ROOMS), to: fc.constantFrom('east', 'west', 'north') }) }, { weight: 1, arbitrary: fc.record({ do: fc.constant('define' as const), least: fc.constantFrom(2, 3, 4) }) },
  { weight: 5, arbitrary: fc.constantFrom<Happening>({ do: 'facts' }, { do: 'facts' }, { do: 'cells' }, { do: 'look' }, { do: 'tally' }, { do: 'older' }) },
);

// ---- the plain recount ----
interface Known { id: string; unit: string; kind: string; amount: number; who: string; day: string; elsewhere: string; isVoid: boolean; isErased: boolean }
class Told {
  readonly records: Known[] = [];
  readonly above: Record<string, string> = { east1: 'east', east2: 'east', west1: 'west' };
  readonly stations = ['east', 'west'];
  least = 2;
  isIn = (place: string, unitId: string): boolean => unitId === 'root' || place === unitId || this.above[place] === unitId;
  private here(unitId: string, period: string, placed = false): Known[] {
    const inPeriod = (date: string): boolean => {
      if (period === 'all') return true;
      if (!period.includes('Q')) return date.startsWith(period);
      return date.startsWith(period.slice(0, 4)) && Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1 === Number(period.slice(6));
    };
    return this.records.filter((one) => !one.isVoid && inPeriod(one.day) && this.isIn(placed && one.elsewhere === 'west' ? 'west' : one.unit, unitId));
  }
  figures(unitId: string, period: string): Record<string, unknown> {
    const here = this.here(unitId, period);
    const big = here.filter(({ amount }) => amount >= this.least);
    const amounts = here.map(({ amount }) => Math.round(amount * 100)).sort((a, b) => a - b);
    const half = amounts.length / 2;
    const middle = amounts.length % 2 === 1 ? amounts[Math.floor(half)]! / 100 : Math.round((amounts[half - 1]! + amounts[half]!) / 2) / 100;
    const by = (of: Known[], count: (some: Known[]) => number) => Object.fromEntries(['a', 'b', 'c'].map((code) => [code, of.filter((one) => one.kind === code)] as const).filter(([, some]) => some.length > 0).map(([code, some]) => [code, count(some)]));
    const names = (some: Known[]): number => new Set(some.map(({ who }) => who)).size;
    return {
      all: here.length, big: big.length, sum: amounts.reduce((all, one) => all + 2 * one, 0) / 100, people: names(here), mid: amounts.length === 0 ? null : middle,
      placed: this.here(unitId, period, true).length, share: here.length === 0 ? null : Math.round((big.length / here.length) * 10_000) / 100,
      ...(this.least === 3 ? { 'big@2': here.filter(({ amount }) => amount >= 2).length } : {}),
      'by all': by(here, (some) => some.length), 'by people': by(here, names),
    };
  }
}

// ---- the county ----
let server: TestServer;
let counter = 0;
beforeAll(async () => { server = await aServer({ now: '2026-11-24T01:00:00.000Z' }); });
afterAll(() => server.stop());

class County {
  readonly told = new Told();
  private n = 0;
  constructor(readonly id: string) {}
  private get actor() { return { kind: 'user' as const, id: `office-${this.id}`, userId: `office-${this.id}`, name: 'office', grants: [{ role: 'OFFICE', orgId: this.id }] }; }
  async send(command: RecordCommand, recordId?: string): Promise<{ ok: boolean; recordId?: string }> {
    this.n += 1;
    const sha = (await server.deps.packs.inUse(this.id, server.clock.now()))[0]?.sha ?? '';
    const program = await server.deps.packs.program(this.id, sha);
    const applied = await applyRecord(server.deps, { countyId: this.id, actor: this.actor as never, commandId: `${this.id}-${this.n}`, command, ...(recordId === undefined ? { program: program! } : { recordId }) });
    if (!applied.ok) throw new Error(json([command, applied.problems]));
    return applied;
  }
  async settle(): Promise<void> {
    await followDefinitions(server.deps);
    while ((await updateFacts(server.deps)) + (await updateCells(server.deps)) > 0);
  }
  async happen(what: Happening): Promise<void> {
    if (what.do === 'create') return this.create(what);
    if ('at' in what) {
      const known = this.told.records.filter(({ isVoid, isErased }) => !isVoid && !isErased)[what.at];
      return known ? this.change(what, known) : undefined;
    }
    return this.around(what);
  }
  private async create({ unit: orgId, kind: of, cents: c, who, day: date, elsewhere }: Of<'create'>): Promise<void> {
    const made = await this.send({ type: 'CreateRecord', recordType: 'entry', orgId, data: { kind: of, amount: c / 100, who, day: date, story: 'sealed', ...(elsewhere ? { elsewhere } : {}) } });
    this.told.records.push({ id: made.recordId ?? '', unit: orgId, kind: of, amount: c / 100, who, day: date, elsewhere, isVoid: false, isErased: false });
  }
  private async change(what: Of<'correct' | 'void' | 'erase' | 'transfer'>, known: Known): Promise<void> {
    const row = await recordModel(server.deps.db).findById(known.id).lean();
    const rest = { reason: 'r', base: row?.version ?? 0 };
    if (what.do === 'correct') {
      const patch = { kind: what.kind, amount: what.cents / 100, day: what.day };
      if (known.kind === patch.kind && known.day === patch.day && known.amount === patch.amount) return;
      await this.send({ type: 'CorrectRecord', patch, ...rest }, known.id);
      Object.assign(known, patch);
    } else if (what.do === 'transfer') {
      if (known.unit !== what.unit) await this.send({ type: 'TransferRecord', orgId: what.unit, ...rest }, known.id);
      known.unit = what.unit;
    } else if (what.do === 'void') {
      await this.send({ type: 'VoidRecord', ...rest }, known.id);
      known.isVoid = true;
    } else {
      await subjectModel(server.deps.db).deleteOne({ _id: row?.subjectId ?? '' });
      known.isErased = true;
    }
  }
  private async around(what: Of<'move' | 'merge' | 'split' | 'define' | 'facts' | 'cells' | 'look' | 'tally' | 'older'>): Promise<void> {
    if (what.do === 'move') await this.move([what.room], what.to);
    else if (what.do === 'split') await this.split(what);
    else if (what.do === 'merge') await this.merge(what);
    else if (what.do === 'define') {
      await installPack(server.deps, this.id, withEntries(`1.${(this.n += 1)}.0`, what.least), { publish: true, activate: 'all' });
      this.told.least = what.least;
    } else if (what.do === 'look') await this.figures();
    else if (what.do === 'tally') await tallyAll(server.deps);
    else if (what.do === 'older') await this.asBefore();
    else await (what.do === 'facts' ? updateFacts(server.deps) : updateCells(server.deps));
  }
  /** As an older server left it: nothing kept beside the facts but their sums. */
  private async asBefore(): Promise<void> {
    const [{ db }, countyId] = [server.deps, this.id];
    await factModel(db).updateMany({ countyId }, { $unset: { also: 1 } });
    await sumModel(db).updateMany({ countyId }, { $unset: { keys: 1 } });
    await factRulesModel(db).updateMany({ countyId }, { $unset: { tallied: 1, talliedTo: 1 } });
    await valueModel(db).deleteMany({ countyId });
    await keyModel(db).deleteMany({ _id: new RegExp(`^${countyId}\n`) });
  }
  private async move(rooms: readonly string[], to: string): Promise<void> {
    if (!this.told.stations.includes(to)) return;
    const lines = rooms.map((room) => `${room},unit ${room},room,${to}\n`).join('');
    if (rooms.length > 0) await importUnits(server.deps, 'units.csv', Buffer.from(`code,name,tier,parent\n${lines}`), this.id);
    for (const room of rooms) this.told.above[room] = to;
  }
  private async split({ from, rooms }: Of<'split'>): Promise<void> {
    if (!this.told.stations.includes('north')) {
      await importUnits(server.deps, 'units.csv', Buffer.from(`code,name,tier,parent\nnorth,unit north,station,${this.id}\n`), this.id);
      this.told.stations.push('north');
    }
    await this.move(rooms.filter((room) => this.told.above[room] === from), 'north');
  }
  private async merge({ from, into }: Of<'merge'>): Promise<void> {
    await this.move(ROOMS.filter((room) => this.told.above[room] === from), into);
    for (const known of this.told.records) if (known.unit === from && !known.isVoid && !known.isErased) await this.change({ do: 'transfer', at: 0, unit: into }, known);
  }
  private get units(): readonly string[] { return [...new Set([...UNITS, ...this.told.stations])]; }
  async figures(): Promise<Record<string, unknown>> {
    const pack = (await packForFigures(server.deps, this.id, 'sample'))!;
    const ids = ['all', 'big', 'sum', 'people', 'mid', 'placed', 'share', ...(pack.indicators.big?.former?.length ? ['big@2'] : [])];
    const lookup = await lookUp(server.deps, { countyId: this.id, pack, indicatorIds: ids, orgIds: [this.id, ...this.units], periods: PERIODS });
    const found: Record<string, unknown> = {};
    for (const unitId of ['root', ...this.units]) for (const period of PERIODS) {
      const orgId = unitId === 'root' ? this.id : unitId;
      const by = async (indicatorId: string) => Object.fromEntries((await breakdown({ deps: server.deps, countyId: this.id, pack, reach: { roots: [orgId] } }, { indicatorId, orgId, period, dimension: 'kind' })).map(({ value, figure }) => [value, figure]));
      found[`${unitId} ${period}`] = { ...Object.fromEntries(ids.map((id) => [id, lookup(id, orgId, period)?.value])), 'by all': await by('all'), 'by people': await by('people') };
    }
    return found;
  }
  expected(): Record<string, unknown> {
    return Object.fromEntries(['root', ...this.units].flatMap((unitId) => PERIODS.map((period) => [`${unitId} ${period}`, this.told.figures(unitId, period)])));
  }
}
const PERIODS = ['all', '2025', '2026', '2026-Q1', '2026-02', '2025-12'];

async function aCounty(): Promise<County> {
  counter += 1;
  const id = `f${counter}`;
  const units = [{ id: 'east', tier: 'station' as const }, { id: 'west', tier: 'station' as const }, ...ROOMS.map((room) => ({ id: room, tier: 'room' as const, parent: room.slice(0, 4) }))];
  await server.seedCounty({ countyId: id, units, users: { [`office-${id}`]: [`OFFICE@${id}`] }, packs: [withEntries('1.0.0', 2)] });
  return new County(id);
}

describe('figures of any history', () => {
  it('are those of a plain recount, and the same when everything is counted again', async () => {
    await fc.assert(fc.asyncProperty(fc.array(happening, { minLength: 30, maxLength: 45, size: 'max' }), async (history) => {
      const county = await aCounty();
      for (const what of history) await county.happen(what);
      await county.settle();
      expect(await county.figures()).toEqual(county.expected());
      await rebuildFigures(server.deps, county.id);
      expect(await county.figures()).toEqual(county.expected());
    }), { numRuns: RUNS, endOnFailure: true });
  });

  it('are those of a plain recount after what an older server left was added to keys and values', async () => {
    const county = await aCounty();
    for (let index = 0; index < 12; index += 1) await county.happen({ do: 'create', unit: UNITS[index % 5]!, kind: index % 3 === 0 ? 'a' : 'b', cents: 100 + 7 * index, who: ['x', 'y', 'z'][index % 3]!, day: `2026-0${1 + (index % 3)}-03`, elsewhere: '' });
    await county.settle();
    await county.happen({ do: 'older' });
    expect(await county.figures()).toEqual(county.expected());
    expect(await isTallied(server.deps.db, county.id, 'sample')).toBe(false);
    await tallyAll(server.deps);
    expect(await isTallied(server.deps.db, county.id, 'sample')).toBe(true);
    await cellModel(server.deps.db).deleteMany({ countyId: county.id });
    expect(await county.figures()).toEqual(county.expected());
  });

  it('come out alike when two workers count at once', async () => {
    const county = await aCounty();
    for (let index = 0; index < 12; index += 1) await county.happen({ do: 'create', unit: UNITS[index % 5]!, kind: 'a', cents: 100 + index, who: 'x', day: '2026-02-03', elsewhere: '' });
    await followDefinitions(server.deps);
    await county.figures();
    while ((await Promise.all([updateFacts(server.deps), updateFacts(server.deps), updateCells(server.deps)])).some((done) => done > 0));
    await county.settle();
    expect(await county.figures()).toEqual(county.expected());
  });
});
