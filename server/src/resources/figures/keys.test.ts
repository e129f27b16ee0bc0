import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodsOf } from './facts';
import { afterwards, comings, keyChanges } from './keys';
import type { FactDoc, KeyAt } from './model';

const fact = fc.record({
  recordId: fc.constantFrom('r1', 'r2', 'r3', 'r4'), key: fc.constantFrom('x', 'y'), at: fc.constantFrom('2025-12-31', '2026-01-05', '2026-02-01', '2026-03-09'), dims: fc.subarray(['kind=a', 'kind=b']), path: fc.constantFrom(['c', 'east'], ['c', 'west']),
}).map((some): FactDoc => ({ countyId: 'c', packId: 'p', indicatorId: 'i', orgId: some.path[1] ?? '', value: 1, summed: true, also: 'keys', ...some }));
/** One record after the other gets another fact, or none. */
const history = fc.array(fc.record({ fact, isGone: fc.boolean() }), { maxLength: 30 });

function plainCount(facts: Iterable<FactDoc>): Record<string, number> {
  const found = new Map<string, Set<string>>();
  for (const { path, dims = [], at, key } of facts) for (const orgId of path) for (const dim of ['', ...dims]) for (const period of periodsOf(at)) {
    const place = [orgId, dim, period].join(' ');
    found.set(place, (found.get(place) ?? new Set()).add(key));
  }
  return Object.fromEntries([...found].map(([place, keys]) => [place, keys.size]));
}

class Kept {
  private readonly keys = new Map<string, readonly KeyAt[]>();
  readonly counts = new Map<string, number>();
  change(write: readonly FactDoc[], was: readonly FactDoc[]): void {
    for (const [id, { place, by }] of keyChanges({ write, was, remove: [] })) {
      const before = this.keys.get(id) ?? [];
      const after = afterwards(before, by);
      this.keys.set(id, after);
      for (const { dim, period, n } of comings(before, after)) {
        const at = [place.orgId, dim, period].join(' ');
        this.counts.set(at, (this.counts.get(at) ?? 0) + n);
      }
    }
  }
}

describe('keys that count once', () => {
  it('come and go as a plain count of the facts has it', () => {
    fc.assert(fc.property(history, (steps) => {
      const [facts, kept] = [new Map<string, FactDoc>(), new Kept()];
      for (const { fact: next, isGone } of steps) {
        const was = facts.get(next.recordId);
        facts.delete(next.recordId);
        if (!isGone) facts.set(next.recordId, next);
        kept.change(isGone ? [] : [next], was ? [was] : []);
      }
      expect(Object.fromEntries([...kept.counts].filter(([, n]) => n !== 0))).toEqual(plainCount(facts.values()));
    }));
  });

  it('are not counted of facts that were written before there were any, nor of other figures', () => {
    const { also: _also, ...before } = fc.sample(fact, 1)[0]!;
    expect(keyChanges({ write: [], was: [before], remove: [before] }).size).toBe(0);
    expect(keyChanges({ write: [{ ...before, also: 'values' }], was: [], remove: [] }).size).toBe(0);
  });
});
