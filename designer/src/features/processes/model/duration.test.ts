import { describe, expect, it } from '@jest/globals';
import { isDuration } from '@liandong/core/run';
import { DURATION_UNITS, readAmount, writeAmount } from './duration';

describe('time limits as number and unit', () => {
  it.each(DURATION_UNITS)('come back the same in %s and are durations of the engine', (unit) => {
    const text = writeAmount({ count: 12, unit });
    expect(readAmount(text)).toEqual({ count: 12, unit });
    expect(isDuration(text)).toBe(true);
  });
  it('say weeks as days', () => expect(readAmount('P2W')).toEqual({ count: 14, unit: 'D' }));
  it.each(['P1Y', 'P1DT2H', 'R3/P1D', ''])('leave %s as it is written', (text) => expect(readAmount(text)).toBeUndefined());
});
