import type { StandInDoc } from '../../platform/org/index';
import { refuse } from '../../platform/http/refusal';

const LONGEST_MS = 400 * 86_400_000;
type Period = Pick<StandInDoc, 'userId' | 'for' | 'from' | 'until'>;

/** Both ends in one spelling of time. */
export const instant = (text: string): string => new Date(text).toISOString();
const overlaps = (a: Period, b: Period): boolean => a.from < b.until && b.from < a.until;

/** @throws when it is none: himself, no time, too long a time */
export function checkPeriod({ userId, for: principal, from, until }: Period, now: string): void {
  if (userId === principal) refuse('stand-in.self', '/body/userId');
  if (until <= from || until <= now || Date.parse(until) - Date.parse(from) > LONGEST_MS) refuse('stand-in.period', '/body/until');
}

/** Does what is his come to `target` over those who stand in meanwhile? */
function leadsTo(from: string, target: string, others: readonly Period[], seen: ReadonlySet<string> = new Set()): boolean {
  if (from === target) return true;
  if (seen.has(from)) return false;
  return others.filter((other) => other.for === from).some((other) => leadsTo(other.userId, target, others, new Set([...seen, from])));
}

/** @throws when somebody stands in already at that time, or it goes round to him whose it is */
export function checkOthers(wanted: Period, others: readonly Period[], nameOf: (userId: string) => string): void {
  const meanwhile = others.filter((other) => overlaps(wanted, other));
  const double = meanwhile.find((other) => other.for === wanted.for);
  if (double) refuse('stand-in.overlap', '/body/from', { name: nameOf(double.userId) });
  if (leadsTo(wanted.userId, wanted.for, meanwhile)) refuse('stand-in.circle', '/body/userId', { name: nameOf(wanted.userId) });
}
