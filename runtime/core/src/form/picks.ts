/** Answers that are ids of records, units and people (`x-ref`): where they stand in a form's data, also in lists and in the rows of child tables. */
import type { Json, JsonObject } from '../shared/json';
import { cellParams, cellPath, type PlaceParams } from './places';
import type { FieldRef, FieldSpec } from './types';

export interface Picked {
  readonly ref: FieldRef;
  readonly id: string;
  /** `field` or `table/column` */
  readonly field: string;
  readonly path: string;
  readonly params: PlaceParams;
}
type Fields = Readonly<Record<string, FieldSpec>>;
type Place = Omit<Picked, 'ref' | 'id'>;

const idsIn = (value: Json | undefined): string[] => (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');
const isRow = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (data: JsonObject, id: string): Json | undefined => (Object.hasOwn(data, id) ? data[id] : undefined);

const pickedIn = ({ ref }: FieldSpec, value: Json | undefined, place: Place): Picked[] => (ref ? idsIn(value).map((id) => ({ ref, id, ...place })) : []);

function inTable(table: FieldSpec, rows: Json | undefined): Picked[] {
  const columns = Object.values(table.columns ?? {}).filter(({ ref }) => ref !== undefined);
  if (columns.length === 0 || !Array.isArray(rows)) return [];
  return rows.flatMap((row, index) => (isRow(row) ? columns.flatMap((column) =>
    pickedIn(column, own(row, column.id), { field: `${table.id}/${column.id}`, path: cellPath(table.id, index, column.id), params: cellParams(table, index, column) })) : []));
}

/** Can anything in it be picked? */
export const isPicking = ({ ref, columns }: FieldSpec): boolean => ref !== undefined || Object.values(columns ?? {}).some((column) => column.ref !== undefined);

/** All that was picked, in the order of the fields. */
export const picksIn = (fields: Fields, data: JsonObject): Picked[] =>
  Object.values(fields).flatMap((field) => (field.columns ? inTable(field, own(data, field.id)) : pickedIn(field, own(data, field.id), { field: field.id, path: `/${field.id}`, params: { title: field.title } })));

type Rename = (ref: FieldRef, id: string) => string;
function renamed({ ref, columns }: FieldSpec, value: Json, rename: Rename): Json {
  if (columns) return Array.isArray(value) ? value.map((row) => (isRow(row) ? withPicks(columns, row, rename) : row)) : value;
  if (!ref) return value;
  return Array.isArray(value) ? value.map((id) => (typeof id === 'string' ? rename(ref, id) : id)) : typeof value === 'string' && value !== '' ? rename(ref, value) : value;
}

/**
 * The same data with something else in the place of each id: a name to read, or the id for a name.
 * @example withPicks(fields, { place: 'u1' }, () => 'Erli') // { place: 'Erli' }
 */
export const withPicks = (fields: Fields, data: JsonObject, rename: Rename): JsonObject =>
  Object.fromEntries(Object.entries(data).map(([id, value]) => [id, Object.hasOwn(fields, id) && fields[id] && value !== undefined ? renamed(fields[id], value, rename) : value]));
