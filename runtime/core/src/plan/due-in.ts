import { type DateRange, periodOf, rangeOf } from '../indicator/period';
import type { Obligation } from './obligations';

/** Of one record in one period: how many times it was to be seen, and how many of them were done. */
export interface DueIn {
  readonly due: number;
  readonly done: number;
}

const closedOn = ({ done, ended }: Obligation): string | undefined => done ?? ended;

/** It counts where its day lies, unless it was done before; and, once late, in every later period while it is open. */
function isIn(one: Obligation, { from, to }: DateRange): boolean {
  const closed = closedOn(one);
  if (one.due >= to || (closed !== undefined && closed < from)) return false;
  return one.due >= from || closed === undefined || closed >= one.late;
}
/** In the period, or no later than the days of grace. */
const isDoneIn = ({ done, late }: Obligation, { to }: DateRange): boolean => done !== undefined && (done < to || done < late);

export function dueIn(obligations: readonly Obligation[], range: DateRange): DueIn {
  const here = obligations.filter((one) => isIn(one, range));
  return { due: here.length, done: here.filter((one) => isDoneIn(one, range)).length };
}

export const PLAN_PERIODS = ['month', 'quarter', 'year'] as const;

/** Periods from that of one day to that of another. */
function periodsTo(from: string, to: string, kind: (typeof PLAN_PERIODS)[number]): string[] {
  const found = [periodOf(from, kind)];
  for (let next = rangeOf(found[0] ?? '')?.to; next !== undefined && next <= to; next = rangeOf(found.at(-1) ?? '')?.to) found.push(periodOf(next, kind));
  return found;
}
function periodsAround(one: Obligation): string[] {
  const closed = closedOn(one) ?? one.due;
  const [from, to] = one.due < closed ? [one.due, closed] : [closed, one.due];
  return PLAN_PERIODS.flatMap((kind) => periodsTo(from, to, kind));
}

/** Each month, quarter and year in which a record was to be seen; what is still open stands only in that of its day, for it goes on into every later one. */
export function periodsOf(obligations: readonly Obligation[]): Record<string, DueIn> {
  const periods = [...new Set(obligations.flatMap(periodsAround))].sort();
  const all = periods.map((period) => [period, dueIn(obligations, rangeOf(period) ?? { from: '', to: '' })] as const);
  return Object.fromEntries(all.filter(([, { due }]) => due > 0));
}
