import { formatDay } from '@liandong/client';
import type { DueRow } from '@liandong/server/contract/plans';
import { t } from './text';

export interface DueWords { readonly text: string; readonly tone: 'over' | 'soon' | 'later' }

/** How things stand with somebody who is due, in a few words. */
export function dueWords({ state, days, due }: Pick<DueRow, 'state' | 'days' | 'due'>, now: string): DueWords {
  if (state === 'late') return { text: t('plans.overdue', { n: days }), tone: 'over' };
  if (state === 'today') return { text: days === 0 ? t('plans.due') : t('plans.grace', { n: days }), tone: 'soon' };
  return { text: t('plans.coming', { day: formatDay(due, now) }), tone: 'later' };
}

/** `2026-11` 2026年11月 · `2026-Q4` 2026年第4季度 · `2026` 2026年 */
export function periodWords(period: string): string {
  const [year = '', rest] = period.split('-');
  if (rest === undefined) return t('quotas.year-of', { year });
  return rest.startsWith('Q') ? t('quotas.quarter-of', { year, n: rest.slice(1) }) : t('quotas.month-of', { year, n: Number(rest) });
}

/** The period of a kind that a day of the county lies in. */
export function periodAt(date: string, kind: 'month' | 'quarter' | 'year'): string {
  if (kind === 'year') return date.slice(0, 4);
  return kind === 'month' ? date.slice(0, 7) : `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

const MOST_DOTS = 12;
/** ●●○○; undefined: too many to be counted at a glance. */
export const dotsOf = (done: number, planned: number): string | undefined => (planned > MOST_DOTS ? undefined : '●'.repeat(Math.min(done, planned)) + '○'.repeat(Math.max(planned - done, 0)));
