import { instantAt } from '@liandong/core/run';

/** The moment to store for a day that was chosen: its noon on the county's clocks, but never later than now. */
export function beginningOf(day: string, now: string): string {
  const noon = instantAt(`${day}T12:00`);
  const at = noon === undefined ? now : new Date(noon).toISOString();
  return at > now ? now : at;
}
