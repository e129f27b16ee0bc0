/** A value as a person reads it in lists, timelines and prints. One place, so that a code never shows where a title belongs. */
import { Temporal } from 'temporal-polyfill';
import type { FieldSpec } from '../form/types';
import type { CompiledPack } from '../pack/program';
import { isDate } from '../shared/date';
import type { Json, JsonObject } from '../shared/json';
import { CORE_TEXT, filled } from '../text/index';
import { isInstant } from './wall-clock';

const WORDS = CORE_TEXT.value;

const dateText = (value: string): string => {
  const [year = '', month = '', day = ''] = value.slice(0, 10).split('-');
  return filled(WORDS.date, { year, month: Number(month), day: Number(day) });
};

const dayText = (value: string): string => (isDate(value) ? dateText(value) : value);

const instantText = (value: string, timeZone: string): string => {
  const at = Temporal.Instant.from(value).toZonedDateTimeISO(timeZone);
  return `${dateText(at.toPlainDate().toString())} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};

function optionTitle(field: FieldSpec, value: string | number | boolean, pack: CompiledPack): string | undefined {
  const coded = field.codes === undefined ? undefined : pack.codes[field.codes]?.items.find((item) => item.code === value);
  return coded?.title ?? field.options?.find((option) => option.value === value)?.title;
}

function textOf(field: FieldSpec, value: string, timeZone: string): string {
  if (field.format === 'date') return dayText(value);
  if (field.format === 'date-time' && isInstant(value)) return instantText(value, timeZone);
  return value;
}

function numberText(field: FieldSpec, value: number): string {
  const unit = field.format === undefined ? undefined : (WORDS.unit as Readonly<Record<string, string>>)[field.format];
  const text = field.format === 'money' ? grouped(value.toFixed(2)) : String(value);
  return unit === undefined ? text : filled(unit, { value: text });
}

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?=\.))/g, ',');

/** Answers of several parts: a period, a place, a file by its name. */
function groupText({ format }: FieldSpec, value: JsonObject): string {
  const { start, end, lat, lng, name } = value;
  if (format === 'date-range') return typeof start === 'string' && typeof end === 'string' ? filled(WORDS.period, { start: dayText(start), end: dayText(end) }) : '';
  if (format === 'location') return typeof lat === 'number' && typeof lng === 'number' ? filled(WORDS.location, { lat, lng }) : '';
  return typeof name === 'string' ? name : '';
}

/** A child table: its rows one after the other, of each the cells that are filled in, by the names of their columns. */
function rowText(columns: Readonly<Record<string, FieldSpec>>, row: Json, pack: CompiledPack, timeZone: string): string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return '';
  const cells = Object.values(columns).map((column) => ({ title: column.title, value: displayValue(column, Object.hasOwn(row, column.id) ? row[column.id] : undefined, pack, timeZone) }));
  return cells.filter(({ value }) => value !== '').map((cell) => filled(WORDS.cell, cell)).join(WORDS.separator);
}

/**
 * A field's value as text: option titles, dates, money, yes and no, files by name; '' when there is none.
 * @example displayValue(field, true, pack) // '是'
 */
export function displayValue(field: FieldSpec, value: Json | undefined, pack: CompiledPack, timeZone = 'Asia/Shanghai'): string {
  if (value === undefined || value === null || value === '') return '';
  const { columns } = field;
  if (columns && Array.isArray(value)) return value.map((row) => rowText(columns, row, pack, timeZone)).filter((text) => text !== '').join(WORDS.rows);
  if (Array.isArray(value)) return value.map((entry) => displayValue(field, entry, pack, timeZone)).filter((text) => text !== '').join(WORDS.separator);
  if (typeof value === 'object') return groupText(field, value);
  const title = optionTitle(field, value, pack);
  if (title !== undefined) return title;
  if (typeof value === 'boolean') return value ? WORDS.yes : WORDS.no;
  return typeof value === 'number' ? numberText(field, value) : textOf(field, value, timeZone);
}
