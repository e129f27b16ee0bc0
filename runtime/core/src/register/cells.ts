/**
 * Keys by which a register is narrowed down: one for a value of a list column, one for the month of a day; beneath each unit that the
 * record belongs to. A key only says where to look: what is found there is still held against the filter.
 */
import { periodOf } from '../indicator/period';
import { onceAType } from '../pack/once-a-type';
import type { CompiledPack } from '../pack/program';
import type { Json } from '../shared/json';
import { dayAfter, dayBefore, monthsOn } from './days';
import { type RegisterField, registerFields } from './fields';
import type { RegisterCondition } from './format';
import { registerValue, type RegisterRow } from './matches';

const KEYED_KINDS: readonly string[] = ['choice', 'flag', 'ref', 'date'];
const OF_RECORD: readonly string[] = ['@state', '@owner', '@occurred'];
const MOST_KEYED = 12;

function keyed(pack: CompiledPack, type: string): readonly RegisterField[] {
  const columns = pack.records[type]?.columns ?? [];
  const derived = (pack.records[type]?.derived ?? []).map(({ id }) => id);
  const isKeyed = ({ id, kind }: RegisterField): boolean => OF_RECORD.includes(id) || (KEYED_KINDS.includes(kind) && (columns.includes(id) || derived.includes(id)));
  return [...registerFields(pack, type).values()].filter(isKeyed).slice(0, MOST_KEYED);
}

/** Fields that have keys: what stands in the list, where it is a choice, a day or a pick. */
export const keyedFields = onceAType<readonly RegisterField[]>(keyed);

/** Everything of a type, beneath a unit or (`''`) in the county. */
export const placeKey = (place: string): string => `${place}|`;
const valueKey = (place: string, field: string, value: Json): string => `${place}|${field}=${String(value)}`;
const monthKey = (place: string, field: string, month: string): string => `${place}|${field}~${month}`;
const isDay = ({ kind }: RegisterField): boolean => kind === 'date' || kind === 'instant';

function keysIn(place: string, field: RegisterField, value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (isDay(field)) return typeof value === 'string' ? [monthKey(place, field.id, periodOf(value, 'month'))] : [];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one !== 'object').slice(0, 20).map((one) => valueKey(place, field.id, one));
}

/** The day of a moment by no county's clock: who looks for local days looks one day further on both sides. */
const PLAIN = { dateOf: (at: string): string => at.slice(0, 10) };

/** All keys of one record. */
export function cellsOf(fields: readonly RegisterField[], row: RegisterRow): string[] {
  // the root of the tree is the county as a whole
  const places = ['', ...[...row.path, row.orgId].slice(1)];
  const values = fields.map((field) => [field, registerValue(row, field, PLAIN)] as const);
  return [...new Set(places.flatMap((place) => [placeKey(place), ...values.flatMap(([field, value]) => keysIn(place, field, value))]))];
}

const MOST_MONTHS = 24;
function monthsBetween(from: string, to: string): string[] | undefined {
  const months: string[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = monthsOn(first, 1)) {
    if (months.length >= MOST_MONTHS) return undefined;
    months.push(first.slice(0, 7));
  }
  return months;
}

/** Under which keys everything lies that meets a condition, beneath each of these places; undefined: keys do not tell. */
export function keysFor(fields: readonly RegisterField[], { field: id, op, values = [], from, to }: RegisterCondition, places: readonly string[]): string[] | undefined {
  const field = fields.find((one) => one.id === id);
  if (!field) return undefined;
  if (op === 'in' && !isDay(field)) return places.flatMap((place) => values.map((value) => valueKey(place, id, value)));
  if (op !== 'between' || !isDay(field) || typeof from !== 'string' || typeof to !== 'string') return undefined;
  const months = field.kind === 'instant' ? monthsBetween(dayBefore(from), dayAfter(to)) : monthsBetween(from, to);
  return months && places.flatMap((place) => months.map((month) => monthKey(place, id, month)));
}
