/** Any sequence of rules, whoever is refused: what must hold afterwards is counted anew from the postings, by plain sums. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../shared/json';
import { GOODS, Kept, want } from './testing/a-ledger';
import type { Entry, Posting } from './types';

type Act = { readonly rule: string; readonly data: JsonObject; readonly record: string; readonly today: string };
const kind = fc.constantFrom('rice', 'oil');
const lot = fc.record({ lot: fc.constantFrom('a', 'b'), expiry: fc.constantFrom('2026-12-01', '2027-06-01', '2027-09-01') });
const qty = fc.integer({ min: 0, max: 9 });
const row = fc.record({ kind, qty, at: lot }).map(({ at, ...rest }) => ({ ...rest, ...at }));
const act: fc.Arbitrary<Act> = fc.record({
  made: fc.oneof(
    fc.record({ rule: fc.constant('in'), data: fc.record({ rows: fc.array(row, { maxLength: 3 }), invoice: fc.uuid() }) }),
    fc.record({ rule: fc.constant('out'), data: fc.record({ rows: fc.array(row, { maxLength: 3 }) }) }),
    fc.record({ rule: fc.constantFrom('keep', 'use', 'free', 'scrap'), data: row }),
    fc.record({ rule: fc.constant('take'), data: fc.tuple(row, qty).map(([counted, found]) => ({ ...counted, found })) }),
  ),
  record: fc.constantFrom('r1', 'r2'), today: fc.constantFrom('2026-11-26', '2026-12-15'),
}).map(({ made, ...rest }) => ({ ...made, ...rest }) as Act);

const isIn = (side: string): number => (side === 'debit' ? 1 : -1);
const sumOf = (lines: readonly Entry[], where: (line: Entry) => boolean, sign: (line: Entry) => number): number => lines.filter(where).reduce((sum, line) => sum + sign(line) * line.amount, 0);

/** Does them one after the other; answers what was posted, checking after each. */
function play(acts: readonly Act[], after: (kept: Kept, postings: readonly Posting[], done: readonly Posting[], today: string) => void): void {
  const [kept, postings] = [new Kept(GOODS), [] as Posting[]];
  for (const { rule, data, record, today } of acts) {
    const before = JSON.stringify(kept.all());
    const wanted = want(GOODS, rule, data, record);
    const settled = wanted.ok ? kept.decide(wanted.value, today) : wanted;
    if (!settled.ok) {
      // nothing half done
      expect(JSON.stringify(kept.all())).toBe(before);
      continue;
    }
    expect(kept.keep(settled.value)).toBe(true);
    postings.push(...settled.value.postings);
    after(kept, postings, settled.value.postings, today);
  }
}
const sequences = fc.array(act, { maxLength: 25 });

describe('any sequence of postings', () => {
  it('balances, in whole numbers above zero; no balance is below zero, and each is the sum of its postings', () => {
    fc.assert(fc.property(sequences, (acts) => play(acts, (kept, postings, done) => {
      for (const { lines } of done) {
        expect(sumOf(lines, () => true, ({ side }) => isIn(side))).toBe(0);
        expect(lines.every(({ amount }) => Number.isInteger(amount) && amount > 0)).toBe(true);
      }
      expect(kept.all().every(({ amount }) => amount >= 0)).toBe(true);
      const lines = postings.flatMap((posting) => posting.lines);
      for (const account of ['stock', 'kept', 'given', 'got']) expect(kept.sum(account)).toBe(sumOf(lines, (line) => line.account === account, ({ side }) => isIn(side) * (account === 'got' ? -1 : 1)));
    })), { numRuns: 200 });
  });

  it('sets no more aside than there is, and uses or gives back for a record no more than was set aside for it', () => {
    fc.assert(fc.property(sequences, (acts) => play(acts, (_kept, postings) => {
      const lines = postings.flatMap((posting) => posting.lines);
      for (const record of ['r1', 'r2'])
        for (const one of ['rice', 'oil']) expect(sumOf(lines, (line) => line.account === 'kept' && line.record === record && line.dims.kind === one, ({ side }) => isIn(side))).toBeGreaterThanOrEqual(0);
      // what came in is there, set aside, or given out
      expect(sumOf(lines, ({ account }) => account !== 'got', ({ side }) => isIn(side)) + sumOf(lines, ({ account }) => account === 'got', ({ side }) => isIn(side))).toBe(0);
    })), { numRuns: 200 });
  });

  it('takes from what expires first: nothing that expires earlier and is good is left where something later was taken', () => {
    fc.assert(fc.property(sequences, (acts) => play(acts, (kept, _postings, done, today) => {
      for (const { lines } of done.filter(({ rule }) => rule === 'keep')) {
        for (const taken of lines.filter(({ account, side }) => account === 'stock' && side === 'credit'))
          for (const lotLeft of kept.all().filter(({ account, amount, dims }) => account === 'stock' && amount > 0 && dims.kind === taken.dims.kind))
            expect((lotLeft.dims.expiry ?? '') >= (taken.dims.expiry ?? '') || (lotLeft.dims.expiry ?? '') < today).toBe(true);
      }
    })), { numRuns: 200 });
  });
});
