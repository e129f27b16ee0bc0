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

describe('keys that count once', () => {
  it('come and go as a plain count of the facts has it', () => {
    fc.assert(fc.property(history, (steps) => {
      const [facts, kept, counts] = [new Map<string, FactDoc>(), new Map<string, readonly KeyAt[]>(), new Map<string, number>()];
      for (const { fact: next, isGone } of steps) {
        const was = facts.get(next.recordId);
        facts.delete(next.recordId);
        if (!isGone) facts.set(next.recordId, next);
        for (const [id, { place, by }] of keyChanges({ write: isGone ? [] : [next], was: was ? [was] : [], remove: [] })) {
          const [before, after] = [kept.get(id) ?? [], afterwards(kept.get(id) ?? [], by)];
          kept.set(id, after);
          for (const { dim, period, n } of comings(before, after)) {
            const at = [place.orgId, dim, period].join(' ');
            counts.set(at, (counts.get(at) ?? 0) + n);
          }
        }
      }
      const plain = new Map<string, Set<string>>();
      for (const { path, dims = [], at, key } of facts.values()) for (const orgId of path) for (const dim of ['', ...dims]) for (const period of periodsOf(at)) {
        const place = [orgId, dim, period].join(' ');
        plain.set(place, (plain.get(place) ?? new Set()).add(key));
      }
      expect(Object.fromEntries([...counts].filter(([, n]) => n !== 0))).toEqual(Object.fromEntries([...plain].map(([place, keys]) => [place, keys.size])));
    }));
  });

  it('are not counted of facts that were written before there were any, nor of other figures', () => {
    const { also: _also, ...before } = fc.sample(fact, 1)[0]!;
    expect(keyChanges({ write: [], was: [before], remove: [before] }).size).toBe(0);
    expect(keyChanges({ write: [{ ...before, also: 'values' }], was: [], remove: [] }).size).toBe(0);
  });
});
