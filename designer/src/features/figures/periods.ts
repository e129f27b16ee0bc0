/** Periods of a report to choose from, newest first. */
import { periodOf } from '@liandong/core/run';

export type Kind = 'month' | 'quarter' | 'year' | 'all';
const STEPS: Readonly<Record<Exclude<Kind, 'all'>, { readonly months: number; readonly count: number }>> = { month: { months: 1, count: 13 }, quarter: { months: 3, count: 9 }, year: { months: 12, count: 4 } };

const monthsBack = (date: string, months: number): string => {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
};

/** `today` is a local date. @example periodsOf('quarter', '2026-11-24')[1] // '2026-Q3' */
export function periodsOf(kind: Kind, today: string): string[] {
  if (kind === 'all') return ['all'];
  const { months, count } = STEPS[kind];
  return [...Array.from({ length: count }, (_, index) => periodOf(monthsBack(today, index * months), kind)), 'all'];
}

const kindOf = (period: string): Kind => (period === 'all' ? 'all' : period.includes('Q') ? 'quarter' : period.length === 4 ? 'year' : 'month');

/** The period just before; `all` has none. */
export function periodBefore(period: string): string | undefined {
  const kind = kindOf(period);
  if (kind === 'all') return undefined;
  const month = kind === 'quarter' ? (Number(period.slice(-1)) - 1) * 3 + 1 : kind === 'month' ? Number(period.slice(5, 7)) : 1;
  return periodOf(monthsBack(`${period.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, STEPS[kind].months), kind);
}
