import { linear } from './patterns';
import type { Instant } from '../shared/json';

const MS_PER_DAY = 86_400_000;

const instantOf = (value: unknown): number => {
  if (typeof value === 'string') return Date.parse(value);
  if (value !== null && typeof value === 'object' && 'iso' in value) return Date.parse(String(value.iso));
  return Number.NaN;
};

/** Functions beyond the standard, the same in every expression. Names are reserved: a field cannot shadow them. */
export const builtins = (now: Instant, dateOf: (at: Instant) => string): Record<string, unknown> => ({
  ...linear,
  now: () => now,
  today: () => dateOf(now),
  /** days from one instant or date to another, with fraction; null when one is missing */
  daysBetween: (from: unknown, to: unknown) => {
    const days = (instantOf(to) - instantOf(from)) / MS_PER_DAY;
    return Number.isFinite(days) ? Math.round(days * 100) / 100 : null;
  },
  /** whole years from a birth date to a date: the age on that day */
  ageAt: (birth: unknown, day: unknown) => {
    const [b, d] = [String(birth ?? ''), String(day ?? '')];
    if (!/^\d{4}-\d\d-\d\d/.test(b) || !/^\d{4}-\d\d-\d\d/.test(d)) return null;
    return Number(d.slice(0, 4)) - Number(b.slice(0, 4)) - (d.slice(5, 10) < b.slice(5, 10) ? 1 : 0);
  },
});

export const BUILTIN_NAMES: readonly string[] = ['now', 'today', 'daysBetween', 'ageAt'];
