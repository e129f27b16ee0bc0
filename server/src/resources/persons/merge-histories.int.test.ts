/**
 * Persons entered twice, made one, taken apart, in any order, while records of them come and change and whenever the workers look: whoever lives
 * on is found with all that points to any of his records, he counts once and is due once; and taken apart again all is as if nobody had ever been
 * made one. The recount is written here, over what this test itself knows; nothing of the product's following of merges is used in it.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RecordCommand } from '@liandong/core/run';
import fc from 'fast-check';
import { applyMerge, applyRecord, recordModel } from '../../durable/index';
import type { Client } from '../../testing/a-client';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import { definitionsJob, figuresJob, lookUp } from '../figures/index';
import { packForFigures } from '../packs/index';
import { planDoneModel, planDueModel, rebuildPlans, settlePlans } from '../plans/index';

jest.setTimeout(300_000);
const RUNS = Number(process.env.LIANDONG_MERGE_RUNS ?? 4);

/** Loans and visits that are simply written down, without a process. */
const pack = readingPack((path, file) => {
  if (path === 'indicators/borrowers.json') return { ...file, where: 'state != "stopped"' };
  if (path === 'records/loan.json') return { ...file, needsConsent: [], create: { roles: ['head'], form: 'loan' }, correct: { roles: ['head'] } };
  return path === 'records/visit.json' ? { ...file, create: { roles: ['head'], form: 'visit' } } : file;
});

type Happening =
  | { readonly do: 'reader' } | { readonly do: 'loan' | 'visit'; readonly of: number; readonly day: string }
  | { readonly do: 'turn'; readonly loan: number; readonly of: number } | { readonly do: 'void'; readonly loan: number }
  | { readonly do: 'merge'; readonly one: number; readonly two: number } | { readonly do: 'unmerge'; readonly at: number } | { readonly do: 'look' };
const n = fc.nat(11);
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-10-${String(date).padStart(2, '0')}`);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Happening>({ do: 'reader' }) }, { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('loan' as const, 'visit' as const), of: n, day }) },
  { weight: 2, arbitrary: fc.oneof(fc.record({ do: fc.constant('turn' as const), loan: n, of: n }), fc.record({ do: fc.constant('void' as const), loan: n })) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('merge' as const), one: n, two: n }) }, { weight: 3, arbitrary: fc.record({ do: fc.constant('unmerge' as const), at: n }) },
  { weight: 3, arbitrary: fc.constant<Happening>({ do: 'look' }) },
);

let server: TestServer;
let counties = 0;
beforeAll(async () => { server = await aServer({ now: '2026-10-01T01:00:00.000Z' }); });
afterAll(() => server.stop());

interface About { readonly id: string; of: string; readonly day: string; isVoid: boolean }
const among = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length];
const sorted = (ids: readonly string[]): string[] => [...ids].sort();

class County {
  readonly readers: string[] = [];
  readonly into = new Map<string, string>();
  readonly loans: About[] = [];
  readonly visits: About[] = [];
  private sent = 0;
  constructor(readonly id: string, private readonly head: Client) {}
  get roots(): string[] { return this.readers.filter((id) => !this.into.has(id)); }
  root(id: string): string { return this.into.has(id) ? this.root(this.into.get(id)!) : id; }
  private get intent() { return { countyId: this.id, actor: { userId: `head-${this.id}`, name: 'head', grants: [{ role: 'head', orgId: `east-${this.id}` }] }, commandId: `${this.id}-${(this.sent += 1)}` }; }
  private async version(id: string): Promise<number> { return (await recordModel(server.deps.db).findById(id).lean())?.version ?? 0; }
  private async send(command: RecordCommand, recordId?: string): Promise<string> {
    const sha = (await server.deps.packs.inUse(this.id, server.clock.now()))[0]?.sha ?? '';
    const program = await server.deps.packs.program(this.id, sha);
    const applied = await applyRecord(server.deps, { ...this.intent, command, ...(recordId === undefined ? { program: program! } : { recordId }) });
    if (!applied.ok) throw new Error(JSON.stringify([command, applied.problems]));
    return applied.recordId;
  }
  private make(recordType: string, data: object): Promise<string> { return this.send({ type: 'CreateRecord', recordType, orgId: `east-${this.id}`, data: data as never }); }
  async join(one: string, two: string, take?: readonly string[]): Promise<string> {
    const [base, otherBase] = [await this.version(one), await this.version(two)];
    const applied = await applyMerge(server.deps, { ...this.intent, recordId: one, other: two, reason: 'r', base, otherBase, ...(take ? { take } : {}) });
    return applied.ok ? 'ok' : (applied.problems[0]?.code ?? '');
  }
  async happen(what: Happening): Promise<void> {
    switch (what.do) {
      case 'reader': this.readers.push(await this.make('reader', { name: `读者${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[this.readers.length % 20]}`, birthDate: '1980-01-01', grade: 'H' })); return;
      case 'loan': case 'visit': return this.about(what.do, among(this.readers, what.of), what.day);
      case 'turn': case 'void': return this.change(what, among(this.loans.filter(({ isVoid }) => !isVoid), what.loan));
      case 'merge': return this.merge(among(this.readers, what.one), among(this.readers, what.two));
      case 'unmerge': return this.unmerge(among([...this.into], what.at));
      case 'look': await figuresJob.runOnce(server.deps); await settlePlans(server.deps);
    }
  }
  private async about(what: 'loan' | 'visit', of: string | undefined, on: string): Promise<void> {
    if (of === undefined) return;
    const data = what === 'loan' ? { reader: of, book: 'b', kind: 'lit', borrowedOn: on } : { reader: of, visitedOn: on, minutes: 5 };
    (what === 'loan' ? this.loans : this.visits).push({ id: await this.make(what, data), of, day: on, isVoid: false });
  }
  private async change(what: Extract<Happening, { loan: number }>, loan: About | undefined): Promise<void> {
    if (!loan) return;
    const rest = { reason: 'r', base: await this.version(loan.id) };
    if (what.do === 'void') {
      await this.send({ type: 'VoidRecord', ...rest }, loan.id);
      loan.isVoid = true;
      return;
    }
    const of = among(this.readers, what.of);
    if (of === undefined || of === loan.of) return;
    await this.send({ type: 'CorrectRecord', patch: { reader: of }, ...rest }, loan.id);
    loan.of = of;
  }
  private async merge(one: string | undefined, two: string | undefined): Promise<void> {
    if (one === undefined || two === undefined) return;
    const expected = one === two ? 'person.merge-self' : this.into.has(one) || this.into.has(two) ? 'person.merged-already' : 'ok';
    expect(await this.join(one, two, [])).toBe(expected);
    if (expected === 'ok') this.into.set(two, one);
  }
  private async unmerge(pair: [string, string] | undefined): Promise<void> {
    if (!pair) return;
    const [two, one] = pair;
    const expected = this.into.has(one) ? 'person.merged-already' : 'ok';
    expect(await this.join(one, two)).toBe(expected);
    if (expected === 'ok') this.into.delete(two);
  }
  async settle(): Promise<void> {
    await definitionsJob.runOnce(server.deps);
    while ((await figuresJob.runOnce(server.deps)) > 0);
    await settlePlans(server.deps);
  }
  private async linked(id: string): Promise<Record<string, unknown>> {
    const items = async (type: string): Promise<string[]> => sorted((await this.head.call(`GET /records/${id}/links`, { query: { type, link: 'reader', limit: '100' } })).body.items.map((one: { id: string }) => one.id));
    const { linked } = (await this.head.call(`GET /records/${id}`)).body as { linked: { type: string; count: number }[] };
    return { loans: await items('loan'), visits: await items('visit'), counts: Object.fromEntries(linked.map(({ type, count }) => [type, count])) };
  }
  /** As the product answers it. */
  async told(): Promise<object> {
    const { id: countyId } = this;
    const found = (await packForFigures(server.deps, countyId, 'reading'))!;
    const lookup = await lookUp(server.deps, { countyId, pack: found, indicatorIds: ['readers', 'borrowers'], orgIds: [countyId], periods: ['all', '2026-10'] });
    const register = await this.head.call('POST /registers/query', { body: { packId: 'reading', type: 'reader' } });
    const listed = await this.head.call('GET /records', { query: { packId: 'reading', type: 'reader', limit: '100' } });
    const [done, due] = [await planDoneModel(server.deps.db).find({ countyId }).lean(), await planDueModel(server.deps.db).find({ countyId, due: { $exists: true } }).lean()];
    return {
      readers: lookup('readers', countyId, 'all')?.value, borrowers: lookup('borrowers', countyId, '2026-10')?.value,
      register: sorted(register.body.items.map((one: { id: string }) => one.id)), listed: sorted(listed.body.items.map((one: { id: string }) => one.id)),
      links: Object.fromEntries(await Promise.all(this.readers.map(async (id) => [id, await this.linked(id)]))),
      done: sorted(done.map(({ recordId, target, on }) => `${recordId} ${target} ${on}`)), due: sorted(due.map(({ recordId }) => recordId)),
    };
  }
  /** As a plain recount has it. */
  expected(): object {
    const loans = this.loans.filter(({ isVoid }) => !isVoid);
    const his = (all: readonly About[], id: string): string[] => sorted(all.filter(({ of }) => this.root(of) === this.root(id)).map((one) => one.id));
    const links = (id: string) => {
      const [some, visits] = [his(loans, id).length, his(this.visits, id).length];
      return { loans: his(this.loans, id), visits: his(this.visits, id), counts: { ...(some > 0 ? { loan: some } : {}), ...(visits > 0 ? { visit: visits } : {}) } };
    };
    return {
      readers: this.roots.length, borrowers: new Set(loans.map(({ of }) => this.root(of))).size, register: sorted(this.roots), listed: sorted(this.roots),
      links: Object.fromEntries(this.readers.map((id) => [id, links(id)])), done: sorted(this.visits.map(({ id, of, day: on }) => `${id} ${this.root(of)} ${on}`)), due: sorted(this.roots),
    };
  }
}

async function aCounty(): Promise<County> {
  counties += 1;
  const id = `m${counties}`;
  await server.seedCounty({ countyId: id, units: [{ id: `east-${id}`, tier: 'station' }], users: { [`head-${id}`]: [`head@east-${id}`] }, packs: [pack] });
  return new County(id, await server.signIn(`head-${id}`));
}

describe('persons who were entered twice', () => {
  it('count once with all that points to them, after any history; taken apart all is as if they had never been one', async () => {
    await fc.assert(fc.asyncProperty(fc.array(happening, { minLength: 25, maxLength: 45, size: 'max' }), async (history) => {
      const county = await aCounty();
      for (const what of [{ do: 'reader' }, { do: 'reader' }, { do: 'reader' }, ...history] as Happening[]) await county.happen(what);
      await county.settle();
      expect(await county.told()).toEqual(county.expected());
      await rebuildPlans(server.deps, county.id);
      expect(await county.told()).toEqual(county.expected());
      // the last one made is the first one that can be taken apart
      for (const [two, one] of [...county.into].reverse()) {
        expect(await county.join(one, two)).toBe('ok');
        county.into.delete(two);
      }
      await county.settle();
      expect(await county.told()).toEqual(county.expected());
    }), { numRuns: RUNS, endOnFailure: true });
  });
});
