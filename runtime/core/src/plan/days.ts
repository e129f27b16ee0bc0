/** Local calendar dates as text, `YYYY-MM-DD`. They compare as text. */
const DAY = 86_400_000;

export const plusDays = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

const two = (n: number): string => String(n).padStart(2, '0');
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day of a month, or its last where it has fewer. `month` from 1; beyond 12 it is one of a later year. */
export function dayIn(year: number, month: number, day: number): string {
  const [y, m] = [year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1];
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(Math.min(day, lastOf(y, m)))}`;
}

/** @example plusMonths('2026-01-31', 1) // '2026-02-28' */
export const plusMonths = (date: string, months: number): string => dayIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)) + months, Number(date.slice(8)));
