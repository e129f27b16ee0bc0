import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromFen, sumOfMoney, toFen, toTheFen } from './money';

const MOST = 10 ** 12;
const fen = fc.oneof(fc.integer({ min: -MOST, max: MOST }), fc.integer({ min: MOST - 1000, max: MOST }));
/** Read as a decimal, not as a double. */
const yuanOf = (amount: number): number => Number(`${amount < 0 ? '-' : ''}${String(Math.abs(amount)).padStart(3, '0').replace(/(\d\d)$/, '.$1')}`);

describe('money', () => {
  it('goes from 分 to 元 and back without a loss, up to ten thousand million 元', () => {
    fc.assert(fc.property(fen, (amount) => {
      expect([fromFen(amount), toFen(fromFen(amount))]).toEqual([yuanOf(amount), amount]);
    }), { numRuns: 2000 });
  });

  it('rounds half a fen up, away from zero, as it is written', () => {
    expect([1.005, 1.0049, 0.285, -1.005, 2.675, 0.004, -0.004, 9_999_999_999.995].map(toFen)).toEqual([101, 100, 29, -101, 268, 0, 0, MOST]);
    fc.assert(fc.property(fc.integer({ min: 0, max: MOST }), fc.integer({ min: 0, max: 9 }), (amount, tenth) => {
      expect(toFen(Number(`${amount}${tenth}e-3`))).toBe(amount + (tenth >= 5 ? 1 : 0));
    }), { numRuns: 2000 });
  });

  it('is what JSON carries: an amount that was written and read is the same amount', () => {
    fc.assert(fc.property(fen, (amount) => { expect(toFen(JSON.parse(JSON.stringify(fromFen(amount))) as number)).toBe(amount); }));
  });

  it('adds up without a loss, in any order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1e10, max: 1e10 }), { maxLength: 200 }), (amounts) => {
      const sum = amounts.reduce((a, b) => a + b, 0);
      expect([sumOfMoney(amounts.map(fromFen)), sumOfMoney([...amounts].reverse().map(fromFen))].map(toFen)).toEqual([sum, sum]);
    }));
    expect(sumOfMoney(Array.from({ length: 100_000 }, () => 0.1))).toBe(10_000);
    expect(toTheFen(0.1 + 0.2)).toBe(0.3);
  });
});
