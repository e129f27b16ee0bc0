import { describe, expect, it } from '@jest/globals';
import { dueBy, quotaPeriod } from './periods';

const quota = (period: 'month' | 'quarter' | 'year') => ({ unit: 'times', period, value: 4, by: 'station' as const });

describe('the period of a quota', () => {
  it('is the one asked for, as often as it fits, or the quota’s own where that is longer', () => {
    expect(quotaPeriod(quota('month'), '2026-11')).toEqual({ period: '2026-11', from: '2026-11-01', to: '2026-12-01', times: 1 });
    expect(quotaPeriod(quota('month'), '2026-Q4')).toMatchObject({ period: '2026-Q4', times: 3 });
    expect(quotaPeriod(quota('quarter'), '2026')).toMatchObject({ from: '2026-01-01', to: '2027-01-01', times: 4 });
    expect(quotaPeriod(quota('quarter'), '2026-11')).toEqual({ period: '2026-Q4', from: '2026-10-01', to: '2027-01-01', times: 1 });
    expect(quotaPeriod(quota('year'), '2026-Q2')).toMatchObject({ period: '2026', times: 1 });
  });

  it('makes due day by day, whole ones only, all of it at its end and nothing before it begins', () => {
    const november = { from: '2026-11-01', to: '2026-12-01' };
    expect(['2026-10-31', '2026-11-01', '2026-11-08', '2026-11-15', '2026-11-30', '2027-01-01'].map((day) => dueBy(4, november, day))).toEqual([0, 0, 1, 2, 4, 4]);
  });
});
