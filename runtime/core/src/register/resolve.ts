/** Relative words of a filter made plain: 本月 becomes two days, 我 becomes somebody. */
import { monthsOn } from './days';
import type { RegisterCondition, RegisterFilter, RegisterPeriod } from './format';
import { isGroup } from './format';

export interface FilterCtx {
  /** the local date on which it is read */
  readonly today: string;
  /** who reads it */
  readonly userId: string;
}

/** Stands for whoever reads the register, in `@owner` and fields that pick a person. */
export const ME = '@me';

const DAY = 86_400_000;
const plus = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
interface Days { readonly from: string; readonly to: string }
/** Whole months from the first of the month that lies `ahead`. */
const months = (first: string, ahead: number, many: number): Days => ({ from: monthsOn(first, ahead), to: plus(monthsOn(first, ahead + many), -1) });

/** First and last day of a period. A week begins on Monday. */
export function daysOf(period: RegisterPeriod, today: string): Days {
  const month = `${today.slice(0, 7)}-01`;
  const quarter = monthsOn(month, -((Number(today.slice(5, 7)) - 1) % 3));
  const year = `${today.slice(0, 4)}-01-01`;
  const monday = plus(today, -((new Date(today).getUTCDay() + 6) % 7));
  const table: Readonly<Record<RegisterPeriod, Days>> = {
    today: { from: today, to: today }, thisWeek: { from: monday, to: plus(monday, 6) }, thisMonth: months(month, 0, 1), lastMonth: months(month, -1, 1),
    thisQuarter: months(quarter, 0, 3), lastQuarter: months(quarter, -3, 3), thisYear: months(year, 0, 12), lastYear: months(year, -12, 12),
    last7: { from: plus(today, -6), to: today }, last30: { from: plus(today, -29), to: today }, last90: { from: plus(today, -89), to: today }, next7: { from: today, to: plus(today, 6) }, next30: { from: today, to: plus(today, 29) },
  };
  return table[period];
}

function plain(condition: RegisterCondition, { today, userId }: FilterCtx): RegisterCondition {
  const { field, op, period, values } = condition;
  if (op === 'within' && period) return { field, op: 'between', ...daysOf(period, today) };
  return values ? { ...condition, values: values.map((value) => (value === ME ? userId : value)) } : condition;
}

export const resolveFilter = (filter: RegisterFilter, ctx: FilterCtx): RegisterFilter =>
  ({ join: filter.join, items: filter.items.map((node) => (isGroup(node) ? { join: node.join, items: node.items.map((one) => plain(one, ctx)) } : plain(node, ctx))) });
