import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hiddenAmong, smallestShown } from './index';

const LEAST = 5;
const parts = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 }).map((ns) => ns.map((n, index) => ({ id: `u${index}`, n })));

/** Everything that the hidden parts could be, for who knows the total, what is shown, and that small ones are hidden. */
function possible(sum: number, count: number): number[] {
  const found = new Set<number>();
  const go = (left: number, rest: number, seen: number): void => {
    if (left === 0 && rest === 0) found.add(seen);
    if (left > 0) for (let n = 0; n <= rest; n += 1) go(left - 1, rest - n, seen < 0 ? n : seen);
  };
  go(count, sum, -1);
  return [...found];
}

describe('small figures', () => {
  it('are those of people unless the pack says otherwise', () =>
    expect([smallestShown({ unit: 'person' }), smallestShown({ unit: 'personTimes' }), smallestShown({ unit: 'item', smallCells: 3 }), smallestShown({ unit: 'person', smallCells: 0 })]).toEqual([5, 0, 3, 0]));
  it('stay alone when none is small', () => expect(hiddenAmong([{ id: 'a', n: 5 }, { id: 'b', n: 0 }], LEAST)).toEqual({ ids: new Set(), total: false }));
  it('take the next one with them', () => expect([...hiddenAmong([{ id: 'a', n: 2 }, { id: 'b', n: 9 }, { id: 'c', n: 7 }], LEAST).ids]).toEqual(['a', 'c']));
  it('take the total with them when there is nobody else', () => expect(hiddenAmong([{ id: 'a', n: 2 }], LEAST)).toEqual({ ids: new Set(['a']), total: true }));
  it('never show one that is small, and never one hidden part alone beside its total', () => fc.assert(fc.property(parts, (all) => {
    const { ids, total } = hiddenAmong(all, LEAST);
    expect(all.filter(({ n, id }) => n > 0 && n < LEAST && !ids.has(id))).toEqual([]);
    const hidden = all.filter(({ id }) => ids.has(id));
    if (hidden.length > 0 && !total) expect(possible(hidden.reduce((sum, { n }) => sum + n, 0), hidden.length).length).toBeGreaterThan(1);
  })));
  it('are the same whatever the order', () => fc.assert(fc.property(parts, (all) => expect([...hiddenAmong([...all].reverse(), LEAST).ids].length).toBe([...hiddenAmong(all, LEAST).ids].length))));
});
