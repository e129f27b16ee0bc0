import { makeText } from '@liandong/client';
import { CORE_TEXT } from '@liandong/core/run';
import { t } from '../../text';

const core = makeText(CORE_TEXT);
export const unitOf = (unit: string): string => core.find(`unit.${unit}`) ?? unit;

/** A period as people say it: 2026年11月, 2026年第4季度, 2026年, 全部时间. */
export function periodTitle(period: string): string {
  const [, year, , quarter, month] = /^(\d{4})(-(?:Q([1-4])|(\d\d)))?$/.exec(period) ?? [];
  if (year === undefined) return t('figures.period.all');
  if (quarter !== undefined) return t('figures.period.quarter', { year, quarter });
  return month === undefined ? t('figures.period.year', { year }) : t('figures.period.month', { year, month: Number(month) });
}

/** How a figure stands to that of the period before, in words; '' when there is nothing to compare. */
export function comparison(now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined) return '';
  const by = Math.round((now - before) * 100) / 100;
  return by === 0 ? t('figures.same') : t(by > 0 ? 'figures.more' : 'figures.less', { by: Math.abs(by) });
}

export const figureText = (value: number | null | undefined): string => (value === null || value === undefined ? t('figures.none') : value.toLocaleString('zh-CN'));
