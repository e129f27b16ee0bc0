/** Of which period a quota is counted when one is asked for, and how much of it should be done by a day. Pure. */
import { periodOf, rangeOf, type ServiceItem } from '@liandong/core/run';

type Quota = NonNullable<ServiceItem['quota']>;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

export interface QuotaPeriod { readonly period: string; /** local dates, the last one excluded */ readonly from: string; readonly to: string; /** quotas that lie in it */ readonly times: number }

const kindOf = (period: string): keyof typeof MONTHS => (period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month');

/** A longer period asks for the quota several times; of a shorter one the quota's own period is shown that holds it. */
export function quotaPeriod(quota: Quota, asked: string): QuotaPeriod {
  const first = rangeOf(asked)?.from ?? '';
  const isShorter = MONTHS[kindOf(asked)] < MONTHS[quota.period];
  const period = isShorter ? periodOf(first, quota.period) : asked;
  const { from, to } = rangeOf(period) ?? { from: first, to: first };
  return { period, from, to, times: isShorter ? 1 : MONTHS[kindOf(asked)] / MONTHS[quota.period] };
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Evenly over the days of the period, whole ones only. */
export function dueBy(planned: number, { from, to }: Pick<QuotaPeriod, 'from' | 'to'>, today: string): number {
  if (today < from) return 0;
  return today >= to ? planned : Math.floor((planned * (days(from, today) + 1)) / days(from, to));
}
