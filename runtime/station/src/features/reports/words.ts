import type { ReportObject } from '@liandong/server/contract/report-objects';
import { t } from './text';

type Figure = ReportObject['figures'][number];

export function periodWords(period: string): string {
  const [year = '', rest = ''] = period.split('-');
  if (rest === '') return t('reports.year', { year });
  return rest.startsWith('Q') ? t('reports.quarter', { year, quarter: rest.slice(1) }) : t('reports.month', { year, month: String(Number(rest)) });
}

const isUnit = (unit: string): unit is 'item' => unit in UNITS;
const UNITS = { item: 1, event: 1, times: 1, person: 1, personTimes: 1, hour: 1, yuan: 1, day: 1, percent: 1 };
export const unitWord = (unit: string): string => (isUnit(unit) ? t(`reports.units.${unit}`) : '');
export const numberWord = (value: number): string => new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(value);

/** How much more or less than in the period before. */
export function comparison({ value, before, unit }: Pick<Figure, 'value' | 'before' | 'unit'>): string {
  if (value === null || before === null) return '';
  const by = Math.round((value - before) * 100) / 100;
  if (by === 0) return t('reports.same');
  return t(by > 0 ? 'reports.moreThan' : 'reports.lessThan', { value: numberWord(Math.abs(by)), unit: unitWord(unit) });
}

export function figureWords(figure: Figure): string {
  const unit = unitWord(figure.unit);
  if (figure.reason === 'suppressed') return t('reports.suppressed');
  const value = figure.value === null ? undefined : numberWord(figure.value);
  if (figure.adjusted !== undefined) return t('reports.adjusted', { value: numberWord(figure.adjusted), was: value ?? '', unit });
  return value === undefined ? t('reports.noFigure') : t('reports.figure', { value, unit });
}
