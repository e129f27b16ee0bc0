import { describe, expect, it } from '@jest/globals';
import { fromLocal, toLocal } from './local-time';

describe('local time', () => {
  it('shows a moment as the mainland’s clocks do, whatever offset it was written with', () => {
    expect(toLocal('2026-11-20T01:30:00.000Z')).toBe('2026-11-20T09:30');
    expect(toLocal('2026-11-20T09:30:00+08:00')).toBe('2026-11-20T09:30');
  });
  it('stores the moment with its offset', () => {
    expect(fromLocal('2026-11-20T09:30')).toBe('2026-11-20T09:30:00+08:00');
    expect(Date.parse(fromLocal('2026-11-20T00:10'))).toBe(Date.parse('2026-11-19T16:10:00Z'));
  });
  it('makes no moment of what is none', () => {
    expect(toLocal('tomorrow')).toBe('');
    expect(toLocal('2026-11-20T09:30')).toBe('');
  });
});
