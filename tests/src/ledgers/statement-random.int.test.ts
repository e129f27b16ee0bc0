/** Random histories of two stations over months: opening + in − out = closing of every period is what books on paper say, kept by the test itself. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { verifyCounty } from '@liandong/server/durable';
import fc from 'fast-check';
import { aReadingCounty, COUNTY, type ReadingCounty, type Who } from './a-reading-county';
import { wrongBooks } from './recount';
import { setAsideFiles } from './set-aside-files';
import { EXPIRY, PaperBooks, type Aside, type Sums } from './statement-model';

jest.setTimeout(240_000);

function files(): Record<string, string> {
  const all = setAsideFiles();
  const books = JSON.parse(all['ledgers/books.json'] ?? '{}');
  return { ...all, 'ledgers/books.json': JSON.stringify({ ...books, statement: { by: 'kind', accounts: ['stock', 'kept'] } }) };
}

let county: ReadingCounty;
let vouchers = 0;
const paper = new PaperBooks();
beforeAll(async () => { county = await aReadingCounty({}, files()); });
afterAll(() => county.site.stop());

type Station = 'east' | 'west';
const clerkOf = (station: string): Who => (station === 'east' ? 'clerk' : 'westclerk');
const headOf = (station: string): Who => (station === 'east' ? 'head' : 'westhead');
const act = (who: Who, workId: string, body: object) => county.people[who].call(`POST /works/${workId}/commands`, { body });
const taskOf = async (who: Who, workId: string): Promise<string> => (await county.people[who].call(`GET /works/${workId}`)).body.tasks[0]?.id ?? 'none';

interface Move { readonly what: 'in' | 'ask' | 'agree' | 'refuse' | 'less' | 'count' | 'lend' | 'return' | 'days'; readonly station: Station; readonly kind: string; readonly lot: string; readonly n: number; readonly at: number }
const move: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom<Move['what'][]>('in', 'in', 'in', 'ask', 'ask', 'ask', 'agree', 'agree', 'refuse', 'less', 'count', 'lend', 'return', 'days', 'days'),
  station: fc.constantFrom<Station[]>('east', 'west'), kind: fc.constantFrom('lit', 'kid'), lot: fc.constantFrom('a', 'b'), n: fc.integer({ min: 1, max: 9 }), at: fc.nat(20),
});
const asideAt = (at: number): Aside | undefined => paper.asides[at % Math.max(1, paper.asides.length)];
const drop = (aside: Aside): void => void paper.asides.splice(paper.asides.indexOf(aside), 1);

const doing: Record<Move['what'], (move: Move) => Promise<void>> = {
  in: async ({ station, kind, lot, n }) => {
    const got = await county.agreed('stockIn', { from: 'gift', voucher: `V-${vouchers++}`, books: [{ kind, qty: n, lot, expiry: EXPIRY[lot] }] } as never, station);
    expect(got.status).toBe(200);
    paper.put(station, kind, lot, n);
    paper.note('goods', station, kind, { in: n });
  },
  ask: async ({ station, kind, n }) => {
    const started = county.start('stockOut', { reader: 'x', books: [{ kind, qty: n }] } as never, station);
    if (paper.left(station, kind) < n) return void (await expect(started).rejects.toThrow(/ledger\.(below-zero|nothing-there)/));
    const workId = await started;
    paper.asides.push({ workId, station, kind, taken: paper.take(station, kind, n) });
  },
  agree: async ({ at }) => {
    const aside = asideAt(at);
    if (!aside) return;
    expect((await county.step(headOf(aside.station), aside.workId, {}, 'yes')).status).toBe(200);
    paper.note('goods', aside.station, aside.kind, { out: aside.taken.reduce((sum, [, amount]) => sum + amount, 0) });
    drop(aside);
  },
  refuse: async ({ at }) => {
    const aside = asideAt(at);
    if (!aside) return;
    const head = headOf(aside.station);
    expect((await act(head, aside.workId, { type: 'RejectTask', taskId: await taskOf(head, aside.workId), comment: '不合适' })).status).toBe(200);
    paper.giveBack(aside);
    drop(aside);
  },
  less: async ({ at }) => {
    const aside = asideAt(at);
    if (!aside) return;
    const head = headOf(aside.station);
    expect((await act(head, aside.workId, { type: 'ReturnTask', taskId: await taskOf(head, aside.workId), to: 'fill', comment: '少领一点', fields: [] })).status).toBe(200);
    expect((await county.step(clerkOf(aside.station), aside.workId, { reader: 'x', books: [{ kind: aside.kind, qty: 1 }] })).status).toBe(200);
    paper.giveBack(aside);
    aside.taken = paper.take(aside.station, aside.kind, 1);
  },
  count: async ({ station, kind, lot, n }) => {
    const [found, there] = [n - 1, paper.there(station, kind, lot)];
    // what is short goes against what came in; more than that the books do not give
    const got = await county.agreed('stockTake', { books: [{ kind, lot, expiry: EXPIRY[lot], found }] } as never, station);
    expect(got.status).toBe(200);
    paper.put(station, kind, lot, found - there);
    if (found !== there) paper.note('goods', station, kind, found > there ? { in: found - there } : { out: there - found });
  },
  lend: async ({ station, n }) => {
    const workId = await county.start('lend', { reader: 'x', book: 'one', kind: 'lit', borrowedOn: '2026-11-20', deposit: n + 0.5 } as never, station);
    expect((await county.step(headOf(station), workId, {}, 'yes')).status).toBe(200);
    paper.loans.push({ workId, station, fen: n * 100 + 50 });
    paper.note('money', station, 'gift', { in: n * 100 + 50 });
  },
  return: async ({ at }) => {
    const loan = paper.loans[at % Math.max(1, paper.loans.length)];
    if (!loan) return;
    expect((await county.step(clerkOf(loan.station), loan.workId, { returnedOn: paper.day })).status).toBe(200);
    paper.loans.splice(paper.loans.indexOf(loan), 1);
    // what is taken back is taken from the side on which it had been counted, on the day on which it is
    paper.note('money', loan.station, 'gift', { in: -loan.fen });
  },
  days: async ({ n }) => {
    paper.day = new Date(Date.parse(paper.day) + n * 4 * 86_400_000).toISOString().slice(0, 10);
    county.site.clock.set(`${paper.day}T01:00:00.000Z`);
    await county.enter();
  },
};

const next = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1)).toISOString().slice(0, 7);
function periods(): [string, string, string][] {
  const months: string[] = [];
  for (let month = '2026-11'; month <= paper.day.slice(0, 7); month = next(month)) months.push(month);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return [...months.map((month): [string, string, string] => [month, `${month}-01`, `${next(month)}-01`]), ...years.map((year): [string, string, string] => [year, `${year}-01-01`, `${Number(year) + 1}-01-01`]), ['all', '0000', '9999']];
}

async function shown(who: Who, ledgerId: string, period: string): Promise<Record<string, Sums>> {
  const { body } = await county.people[who].call(`GET /ledgers/reading/${ledgerId}/statement`, { query: { period } });
  return Object.fromEntries(body.rows.map(({ value, title: _title, ...sums }: { value: string; title: string } & Sums) => [value, sums]));
}

it('a statement of any period, of a station or of the county, is what the books on paper say', async () => {
  const run = fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 14 }), async (moves) => {
    for (const one of moves) await doing[one.what](one);
    for (const [period, from, to] of periods())
      for (const [who, stations] of [['head', ['east']], ['westhead', ['west']], ['library', ['east', 'west']]] as const) {
        expect([who, period, await shown(who, 'books', period)]).toEqual([who, period, paper.statement('goods', stations, from, to)]);
        expect([who, period, await shown(who, 'money', period)]).toEqual([who, period, paper.statement('money', stations, from, to)]);
      }
  });
  // each run goes on from the books of the one before, so that nothing can be made smaller
  await fc.assert(run, { numRuns: Number(process.env.LIANDONG_STATEMENT_RUNS ?? 5), endOnFailure: true, ...(process.env.LIANDONG_SEED ? { seed: Number(process.env.LIANDONG_SEED) } : {}) });
  expect(await wrongBooks(county.site.deps.db, ['received', 'granted', 'deposits'])).toEqual([]);
  expect((await verifyCounty(county.site.deps, COUNTY)).problems).toEqual([]);
  expect([paper.goods.length, paper.money.length].every((n) => n > 0)).toBe(true);
});
