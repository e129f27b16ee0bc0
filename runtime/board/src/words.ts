/** Figures and periods as people say them. */
import { periodOf, periodsUpTo } from '@liandong/core/run';
import type { TileCell, TileIndicator } from '@liandong/server/contract/dashboards';
import { t, unitWord } from './text';

const partsOf = (period: string): RegExpExecArray | null => /^(\d{4})(-(?:Q([1-4])|(\d\d)))?$/.exec(period);

/** @example periodTitle('2026-Q4') // 2026年第4季度 */
export function periodTitle(period: string): string {
  const [, year, , quarter, month] = partsOf(period) ?? [];
  if (year === undefined) return t('period.all');
  if (quarter !== undefined) return t('period.quarter', { year, quarter });
  return month === undefined ? t('period.year', { year }) : t('period.month', { year, month: Number(month) });
}
/** For an axis: the year only where it begins. */
export function periodMark(period: string): string {
  const [, , , quarter, month] = partsOf(period) ?? [];
  if (quarter !== undefined && quarter !== '1') return t('short.quarter', { quarter });
  return month !== undefined && month !== '01' ? t('short.month', { month: Number(month) }) : periodTitle(period);
}

export type Every = 'month' | 'quarter' | 'year' | 'all';
const COUNTS: Readonly<Record<Exclude<Every, 'all'>, number>> = { month: 13, quarter: 9, year: 4 };
/** Periods to choose from, newest first; `today` is a local date. */
export function periodChoices(every: Every, today: string): string[] {
  if (every === 'all') return ['all'];
  return [...periodsUpTo(periodOf(today, every), COUNTS[every]).reverse(), 'all'];
}

export const numberText = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
/** A figure, or what stands in its place. */
export function cellText({ value, reason }: TileCell, { smallCells }: Pick<TileIndicator, 'smallCells'>): string {
  if (value !== null) return numberText(value);
  return reason === 'suppressed' ? t('small', { n: smallCells }) : t('none');
}
export function whyNone({ value, reason }: TileCell, { smallCells }: Pick<TileIndicator, 'smallCells'>): string {
  if (value !== null || reason === undefined) return '';
  return reason === 'suppressed' ? t('smallWhy', { n: smallCells }) : (t.find(`why.${reason}`) ?? t('empty'));
}

/** How it stands to the period before, in words; '' when there is nothing to compare. */
export function changeText(now: TileCell, before: TileCell | undefined, unit: string): string {
  if (now.value === null || before === undefined || before.value === null) return '';
  const by = Math.round((now.value - before.value) * 100) / 100;
  return by === 0 ? t('change.same') : t(by > 0 ? 'change.more' : 'change.less', { by: numberText(Math.abs(by)), unit: unitWord(unit) });
}
