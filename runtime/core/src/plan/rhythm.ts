import { dayIn, daysFrom, plusDays, plusMonths } from './days';
import type { PlanDef } from './format';

export type Rhythm = PlanDef['rhythm'][number];

const EVERY = /^P(\d+)([DWMY])$/;

function later(date: string, every: string): string | undefined {
  const [, count = '', unit] = EVERY.exec(every) ?? [];
  const n = Number(count);
  if (n < 1) return undefined;
  if (unit === 'D' || unit === 'W') return plusDays(date, unit === 'W' ? n * 7 : n);
  return plusMonths(date, unit === 'Y' ? n * 12 : n);
}

/** The days of these years, in order; a day that no calendar has is left out, 29 February is the last of the month in other years. */
function daysOf(days: readonly string[], years: readonly number[]): string[] {
  const known = days.map((day) => [Number(day.slice(2, 4)), Number(day.slice(5, 7))] as const).filter(([month, day]) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  return [...new Set(years.flatMap((year) => known.map(([month, day]) => dayIn(year, month, day))))].sort();
}

/** Of fixed days: what was done counts for the day that it is nearest to, so that one shortly before its day need not be done again. */
function dayAfter(date: string, days: readonly string[], isDone: boolean): string | undefined {
  const year = Number(date.slice(0, 4));
  const all = daysOf(days, [year - 1, year, year + 1, year + 2]);
  const next = all.findIndex((day) => day > date);
  const [before, after] = [all[next - 1], all[next]];
  if (before === undefined || after === undefined) return after;
  return isDone && daysFrom(date, after) < daysFrom(before, date) ? all[next + 1] : after;
}

/** When it is due next, counted from a day on which it was done, or on which it began (`isDone` false). undefined: never. */
export function nextAfter(rhythm: Rhythm, date: string, isDone: boolean): string | undefined {
  if (rhythm.every !== undefined) return later(date, rhythm.every);
  return rhythm.days === undefined ? undefined : dayAfter(date, rhythm.days, isDone);
}

/** The first day on which it is late. */
export const lateFrom = (due: string, { grace = 0 }: Rhythm): string => plusDays(due, grace + 1);
