import type { Json, JsonObject } from '@liandong/core/run';

/** An address that opens a form with a record picked in it: `field` as packs name it, `table/column` for the first row of a table. */
export const picking = (address: string, field: string, recordId: string): string => `${address}?pick=${encodeURIComponent(`${field}:${recordId}`)}`;

/** Answers that the address gives. Kept over a reload. */
export function givenIn(search: URLSearchParams): JsonObject {
  const [, field = '', column, id] = /^([^:/]+)(?:\/([^:/]+))?:(.+)$/.exec(search.get('pick') ?? '') ?? [];
  if (id === undefined) return {};
  return { [field]: column === undefined ? id : [{ [column]: id }] };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const pointsSo = (value: Json | undefined, given: Json): boolean =>
  (Array.isArray(given) ? Array.isArray(value) && given.every((row) => value.some((one) => typeof row === 'object' && row !== null && Object.entries(row).every(([column, id]) => same((one as JsonObject | null)?.[column], id)))) : same(value, given));
/** A draft about somebody else is not what one comes for. */
export const sameGiven = (data: JsonObject, given: JsonObject): boolean => Object.entries(given).every(([field, value]) => pointsSo(data[field], value));
