import { displayValue, type Json } from '@liandong/core/run';
import { specOf } from '../../model/spec-of';
import type { FieldModel, FormHost, Value } from '../../model/types';
import { plainValue } from '../../parts/index';
import { isRow } from './rows';

const MOST = 3;

export function cellText(host: FormHost, table: string, column: string, value: Value): string {
  if (value === undefined || value === null) return '';
  const spec = specOf(host.fields, `${table}/0/${column}`);
  return (spec ? displayValue(spec, value, host.pack) : '') || plainValue(value);
}

/** The first answers of a row, by which one knows it again. */
export function rowText(host: FormHost, table: string, columns: readonly FieldModel[], row: Json | undefined): string {
  if (!isRow(row)) return '';
  return columns.map(({ id }) => cellText(host, table, id, row[id])).filter((text) => text !== '').slice(0, MOST).join(' · ');
}
