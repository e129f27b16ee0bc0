/** Days and the instants at which they begin. */
import type { Calendar } from '../shared/ctx';
import type { Instant } from '../shared/json';

/** The first of a month, so many months on. @example monthsOn('2026-11-01', 2) // '2027-01-01' */
export function monthsOn(first: string, months: number): string {
  const at = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

const [QUARTER, SPAN] = [15 * 60_000, 28 * 4];

/** When a local day begins: the first quarter of an hour that the calendar counts to it (zones lie whole quarters apart). */
export function dayStart({ dateOf }: Pick<Calendar, 'dateOf'>, date: string): Instant {
  const from = Date.parse(date) - 14 * 3_600_000;
  let [low, high] = [0, SPAN];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dateOf(new Date(from + middle * QUARTER).toISOString()) < date) low = middle + 1;
    else high = middle;
  }
  return new Date(from + low * QUARTER).toISOString();
}

const DAY = 86_400_000;
const later = (date: string, ms: number): string => new Date(Date.parse(date) + ms).toISOString().slice(0, 10);
export const dayAfter = (date: string): string => later(date, DAY);
export const dayBefore = (date: string): string => later(date, -DAY);
