import { describe, expect, it } from '@jest/globals';
import { periodBefore } from '@liandong/core/run';
import { periodChoices } from './words';

describe('periods to choose from', () => {
  it('begin with the one that is running and go back over new year', () => {
    expect(periodChoices('month', '2026-02-10').slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(periodChoices('quarter', '2026-01-31').slice(0, 2)).toEqual(['2026-Q1', '2025-Q4']);
    expect(periodChoices('year', '2026-11-24').slice(0, 2)).toEqual(['2026', '2025']);
    expect(periodChoices('all', '2026-11-24')).toEqual(['all']);
  });
  it('each knows the one before it', () => {
    expect(periodBefore('2026-01')).toBe('2025-12');
    expect(periodBefore('2026-Q1')).toBe('2025-Q4');
    expect(periodBefore('2026')).toBe('2025');
    expect(periodBefore('all')).toBeUndefined();
  });
});
