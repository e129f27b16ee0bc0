import type { FeelCtx } from '../expression/index';
import { chinaDate, isDate } from '../shared/date';
import { INSTANT_PATTERN } from '../shared/json';

const INSTANT = new RegExp(INSTANT_PATTERN);

/** The local date of a time; undefined for what is no date and no instant. */
export function localDay(time: unknown, { dateOf = chinaDate }: Pick<FeelCtx, 'dateOf'>): string | undefined {
  if (typeof time !== 'string') return undefined;
  if (isDate(time)) return time;
  return INSTANT.test(time) && !Number.isNaN(Date.parse(time)) ? dateOf(new Date(time).toISOString()) : undefined;
}
