/** 关联: what a record points to, as its type's `links` say. The value lies in the field; this only reads it. */
import { fieldsOf } from '../access/index';
import { picksIn } from '../form/picks';
import type { CompiledPack } from '../pack/program';
import { isDate } from '../shared/date';
import type { Json, JsonObject } from '../shared/json';
import type { LinkDef } from './format';
import type { RecordDoc } from './types';

export interface Link {
  readonly def: LinkDef;
  /** the other record */
  readonly id: string;
  /** of the field or cell */
  readonly path: string;
  /** local dates, both included; absent: always */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** By this key a link is found from the other side. */
export const linkKey = (recordType: string, linkId: string, targetId: string): string => `${recordType}.${linkId}>${targetId}`;

const isRow = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
/** What stands beside a link: the row of its table, else the record. */
function besideOf(data: JsonObject, path: string): JsonObject {
  const [, table = '', index] = path.split('/');
  const rows = index === undefined ? undefined : data[table];
  const row = Array.isArray(rows) ? rows[Number(index)] : undefined;
  return isRow(row) ? row : data;
}
const dateIn = (row: JsonObject, column: string | undefined): string | undefined => {
  const value = column === undefined ? undefined : row[column];
  return typeof value === 'string' && isDate(value) ? value : undefined;
};

/** Every link of the record, in the order of its fields. */
export function linksIn(pack: CompiledPack, { type, data }: Pick<RecordDoc, 'type' | 'data'>): Link[] {
  const defs = pack.records[type]?.links ?? [];
  if (defs.length === 0) return [];
  return picksIn(fieldsOf(pack, type), data).flatMap(({ ref, field, id, path }) => (ref.kind !== 'record' ? [] : defs.filter((def) => def.field === field).map((def): Link => {
    const row = besideOf(data, path);
    return { def, id, path, since: dateIn(row, def.since), until: dateIn(row, def.until) };
  })));
}

/** Which types point to records of this one, and by which links. */
export const linksTo = (pack: CompiledPack, recordType: string): { readonly type: string; readonly def: LinkDef }[] =>
  Object.values(pack.records).flatMap(({ id: type, links = [] }) => links.filter((def) => linkTarget(pack, type, def) === recordType).map((def) => ({ type, def })));

/** The record type that a link points to; undefined: its field picks no record. */
export function linkTarget(pack: CompiledPack, recordType: string, { field }: LinkDef): string | undefined {
  const [id = '', column] = field.split('/');
  const spec = fieldsOf(pack, recordType)[id];
  const ref = column === undefined ? spec?.ref : spec?.columns?.[column]?.ref;
  return ref?.kind === 'record' ? ref.record : undefined;
}

const without = (value: Json | undefined, id: string, column: string | undefined): Json => {
  if (Array.isArray(value)) return value.filter((entry) => (column === undefined ? entry !== id : !(isRow(entry) && entry[column] === id)));
  return value === id ? null : (value ?? null);
};

/** The patch that takes these links to one record out; of a child table the whole row goes. */
export function unlinked(data: JsonObject, defs: readonly LinkDef[], id: string): JsonObject {
  const patch: Record<string, Json> = {};
  for (const { field } of defs) {
    const [top = '', column] = field.split('/');
    patch[top] = without(top in patch ? patch[top] : data[top], id, column);
  }
  return patch;
}

/** The most links that hold on one day. */
export function mostAtOnce(links: readonly Pick<Link, 'since' | 'until'>[]): number {
  const days = links.map(({ since = '' }) => since);
  return Math.max(0, ...days.map((day) => links.filter(({ since = '', until = '9999-12-31' }) => since <= day && day <= until).length));
}
