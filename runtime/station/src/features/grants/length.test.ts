import { describe, expect, it } from '@jest/globals';
import { hoursIn, lengthOf, lengthWords } from './length';

describe('how long somebody is let in', () => {
  it('is said in days where they are whole ones', () => {
    expect([1, 24, 36, 72].map(lengthWords)).toEqual(['1小时', '1天', '36小时', '3天']);
    expect(lengthOf(48)).toEqual({ n: '2', unit: 'days' });
  });
  it('is a whole number within the limit, in either unit', () => {
    expect([hoursIn({ n: ' 3 ', unit: 'days' }, 72), hoursIn({ n: '4', unit: 'days' }, 72), hoursIn({ n: '73', unit: 'hours' }, 72)]).toEqual([72, undefined, undefined]);
    expect(['0', '', '1.5', '-1', '1e1'].map((n) => hoursIn({ n, unit: 'hours' }, 72))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});
