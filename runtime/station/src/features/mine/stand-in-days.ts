/** The county's days as moments: from the beginning of one to the end of another. The whole country keeps one time, without summer time. */
const OFFSET = '+08:00';
const moment = (day: string, clock: string): string => new Date(`${day}T${clock}${OFFSET}`).toISOString();
const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day);

type DaysWrong = 'missing' | 'backwards' | 'past';

/** What is wrong with a period as it was typed; undefined: nothing. */
export function wrongWithDays(from: string, until: string, now: string): DaysWrong | undefined {
  if (!isDay(from) || !isDay(until)) return 'missing';
  if (until < from) return 'backwards';
  return moment(until, '23:59:59') < now ? 'past' : undefined;
}

/** From now on when it begins today. */
export function periodOf(from: string, until: string, now: string): { readonly from: string; readonly until: string } {
  const start = moment(from, '00:00:00');
  return { from: start < now ? now : start, until: moment(until, '23:59:59') };
}

/** The county's day at a moment, as a date field takes it. */
export const dayOf = (now: string): string => new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
