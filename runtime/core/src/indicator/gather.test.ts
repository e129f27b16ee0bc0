import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IndicatorDef } from './format';
import { type Amount, gathered, type Gathering } from './gather';

const def = (id: string, aggregate: IndicatorDef['aggregate'], more: Partial<IndicatorDef> = {}): [string, IndicatorDef] => [id, { id, title: id, unit: 'item', version: 1, aggregate, ...more }];
const defs = Object.fromEntries([def('count', 'count'), def('sum', 'sum'), def('people', 'distinct'), def('mid', 'median'), def('share', 'ratio', { numerator: 'sum', denominator: 'count', factor: 100 }), def('rate', 'rate')]);
const ids = Object.keys(defs);
const below = (values: Record<string, number>): ReadonlyMap<string, Amount> => new Map(Object.entries(values).map(([id, value]) => [id, { value, n: 1 }]));
const of = (more: Partial<Gathering>): Gathering => ({ defs, ids, signed: [], own: () => undefined, ...more });

describe('a report over reports', () => {
  it('adds up what can be added, with what the unit has besides, exactly and in any order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 12 }), fc.integer({ min: 0, max: 500 }), (cents, own) => {
      const signed = cents.map((value) => below({ sum: value / 100 }));
      const whole = gathered('sum', of({ signed, own: () => ({ value: own / 100, n: 2 }) }));
      expect(whole).toEqual({ value: (cents.reduce((a, b) => a + b, 0) + own) / 100, n: cents.length + 2, basis: 'summed' });
      expect(gathered('sum', of({ signed: [...signed].reverse(), own: () => ({ value: own / 100, n: 2 }) }))).toEqual(whole);
    }));
  });

  it('counts anew what has no sum, however the reports below stand', () => {
    const gathering = of({ signed: [below({ people: 3, mid: 5, rate: 50 }), below({ people: 4, mid: 7, rate: 100 })], own: (id) => ({ value: { people: 6, mid: 5.5, rate: 70 }[id] ?? null, n: 9 }) });
    expect(['people', 'mid', 'rate'].map((id) => gathered(id, gathering))).toEqual([6, 5.5, 70].map((value) => ({ value, n: 9, basis: 'counted' })));
  });

  it('makes a share of sums, not a sum of shares; of nothing there is none', () => {
    expect(gathered('share', of({ signed: [below({ sum: 1, count: 1, share: 100 }), below({ sum: 1, count: 3, share: 33.33 })] }))).toMatchObject({ value: 50, basis: 'summed' });
    expect(gathered('share', of({}))).toMatchObject({ value: null, reason: 'noDenominator' });
    expect(gathered('share', of({ ids: ['share'], own: () => ({ value: 12, n: 3 }) }))).toEqual({ value: 12, n: 3, basis: 'counted' });
  });
});
