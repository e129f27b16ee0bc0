/** A value as a cell holds it. Everything that is no amount is text: ids keep their digits, dates are not turned, nothing is a formula. */
import type { CompiledPack, FieldSpec, Json, JsonObject } from '@liandong/core/run';
import { displayValue, wallClock } from '@liandong/core/run';
import { safeText } from '../workbook/write-workbook';
import { BETWEEN } from './choices';
import type { SheetColumn } from './plan';
import WORDS from './words.json' with { type: 'json' };

export type Written = string | number;

/** What Excel takes in one cell. */
const MOST = 32_767;
/** XML has no place for them. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function plainText(text: string): string {
  return safeText(text.replace(/\r\n?/g, '\n').replace(CONTROL, '').slice(0, MOST));
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function objectText(spec: FieldSpec, value: JsonObject, pack: CompiledPack): string {
  if (spec.format === 'date-range') return [value.start, value.end].map((day) => String(day ?? '')).join(WORDS.until);
  if (spec.format === 'location') return [value.lat, value.lng, value.accuracy].filter((part) => part !== undefined).map(String).join(',');
  return displayValue(spec, value, pack);
}

function scalar({ spec, choices }: SheetColumn, value: string | number | boolean): Written {
  const choice = choices?.find((one) => one.value === value);
  if (choice) return plainText(choice.label);
  if (spec?.format === 'date-time') return plainText(wallClock(String(value))?.replace('T', ' ') ?? String(value));
  return typeof value === 'number' && (spec?.type === 'number' || spec?.type === 'integer') ? value : plainText(String(value));
}

/** '' where there is nothing. */
export function toCell(column: SheetColumn, value: Json | undefined, pack: CompiledPack): Written {
  const { spec } = column;
  if (value === undefined || value === null || !spec) return '';
  if (Array.isArray(value)) {
    const isNamed = value.some((entry) => typeof entry === 'object');
    return isNamed ? plainText(displayValue(spec, value, pack)) : plainText(value.map((entry) => String(scalar(column, entry as string))).join(BETWEEN));
  }
  return isObject(value) ? plainText(objectText(spec, value, pack)) : scalar(column, value);
}
