/** Which widget shows a field: the author's choice when it is one of ours, else what fits the value. */
import type { FieldRef, FieldSpec, JsonObject } from '@liandong/core/run';
import { metaOf } from '../widgets/metas';

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: 'date', 'date-time': 'datetime', 'cn-id': 'id-card', 'cn-phone': 'phone', money: 'money', hours: 'hours', clock: 'time', 'date-range': 'date-range', location: 'location',
};
const BY_REF: Readonly<Record<FieldRef['kind'], string>> = { record: 'record-picker', unit: 'unit-picker', user: 'user-picker' };
const BY_TYPE: Readonly<Record<FieldSpec['type'], string>> = {
  string: 'text', number: 'number', integer: 'number', boolean: 'switch', array: 'file', object: 'file',
};

const fits = (widget: string | undefined): widget is string => widget !== undefined && metaOf(widget) !== undefined;

export function widgetOf(field: FieldSpec, property: JsonObject, hasOptions: boolean): string {
  if (field.columns) return 'table';
  if (fits(field.widget)) return field.widget;
  // an id is chosen by its name; nobody types one
  if (field.ref) return BY_REF[field.ref.kind];
  if (hasOptions) return field.type === 'array' ? 'multi-select' : 'select';
  const byFormat = BY_FORMAT[field.format ?? ''];
  if (byFormat !== undefined) return byFormat;
  if (field.type === 'string' && typeof property.maxLength === 'number' && property.maxLength > 100) return 'textarea';
  return BY_TYPE[field.type];
}
