import { describe, expect, it } from '@jest/globals';
import { dayOf, periodOf, wrongWithDays } from './stand-in-days';

const now = '2026-11-25T02:30:00.000Z'; // 10:30 in the county

describe('the days of a stand-in', () => {
  it('go from the beginning of the first to the end of the last, wherever the phone is', () => {
    expect(periodOf('2026-11-26', '2026-11-30', now)).toEqual({ from: '2026-11-25T16:00:00.000Z', until: '2026-11-30T15:59:59.000Z' });
  });
  it('begin at once when they begin today', () => expect(periodOf('2026-11-25', '2026-11-25', now)).toEqual({ from: now, until: '2026-11-25T15:59:59.000Z' }));
  it('are refused when one is missing, they run backwards or are over', () => {
    expect(wrongWithDays('', '2026-11-30', now)).toBe('missing');
    expect(wrongWithDays('2026-11-30', '2026-11-26', now)).toBe('backwards');
    expect(wrongWithDays('2026-11-20', '2026-11-24', now)).toBe('past');
    expect(wrongWithDays('2026-11-25', '2026-11-25', now)).toBeUndefined();
  });
  it('know which day it is in the county', () => expect(dayOf('2026-11-24T16:30:00.000Z')).toBe('2026-11-25'));
});
