import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketOf, medianIn, middleOf } from './median';

const whole = fc.integer({ min: -9_000_000, max: 9_000_000 });
const once = (values: readonly number[]) => values.map((value) => ({ value, n: 1 }));

describe('a median', () => {
  it('is the one in the middle or half way between the two, and none of nothing', () => {
    expect([medianIn(once([30_000, 10_000, 20_000])), medianIn(once([10_000, 20_000])), medianIn([])]).toEqual([2, 1.5, null]);
    expect(medianIn([{ value: 10_000, n: 0 }, { value: 50_000, n: 3 }])).toBe(5);
  });

  it('is the same from the bucket that its middle lies in', () => {
    fc.assert(fc.property(fc.array(whole, { minLength: 1, maxLength: 60 }), (values) => {
      const { buckets, before, all } = middleOf(values.map((value) => ({ value: bucketOf(value), n: 1 })).reduce<{ value: number; n: number }[]>((found, one) => [...found.filter(({ value }) => value !== one.value), { value: one.value, n: (found.find(({ value }) => value === one.value)?.n ?? 0) + 1 }], []));
      expect(medianIn(once(values.filter((value) => buckets.includes(bucketOf(value)))), { before, all })).toBe(medianIn(once(values)));
    }));
  });
});

describe('buckets', () => {
  it('keep two digits, and never put a greater value lower', () => {
    expect([0, 7, -7, 99, 101, 3_659_999, -129, 1e20].map(bucketOf)).toEqual([0, 7, -7, 99, 100, 3_600_000, -120, 1e20]);
    fc.assert(fc.property(whole, whole, (a, b) => { if (a <= b) expect(bucketOf(a)).toBeLessThanOrEqual(bucketOf(b)); }));
  });
});
