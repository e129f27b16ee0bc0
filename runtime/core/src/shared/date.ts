import type { Instant } from './json';

const CHINA_OFFSET = 8 * 3_600_000;

/** The calendar date in China (UTC+8, no summer time): the default where no county calendar is at hand. Never the machine's zone. */
export const chinaDate = (at: Instant): string => new Date(Date.parse(at) + CHINA_OFFSET).toISOString().slice(0, 10);

/** Is it a calendar date that exists, `YYYY-MM-DD`? */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
