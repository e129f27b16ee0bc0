import { displayValue, type Json } from '@liandong/core/run';
import { specOf } from '../../model/spec-of';
import type { FieldModel, FormHost, Value } from '../../model/types';
import { idsOf, nameKnown, plainValue } from '../../parts/index';
import { isRow } from './rows';

const MOST = 3;

export function cellText(host: FormHost, table: string, column: string, value: Value): string {
  if (value === undefined || value === null) return '';
  const spec = specOf(host.fields, `${table}/0/${column}`);
  // an id says nothing: what has no name yet is left out
  if (spec?.ref) return displayValue(spec, idsOf(value).flatMap((id) => (spec.ref && nameKnown(host.lookup, spec.ref, id)) ?? []), host.pack);
  return (spec ? displayValue(spec, value, host.pack) : '') || plainValue(value);
}

/** The first answers of a row, by which one knows it again. */
export function rowText(host: FormHost, table: string, columns: readonly FieldModel[], row: Json | undefined): string {
  if (!isRow(row)) return '';
  return columns.map(({ id }) => cellText(host, table, id, row[id])).filter((text) => text !== '').slice(0, MOST).join(' · ');
}
