import type { CompiledPack, Json, JsonObject } from '@liandong/core/run';

/** Answers that the address gives: `link` and the record `of` which the new one points to, also as the first row of a table. */
export function givenBy({ records }: CompiledPack, type: string, search: URLSearchParams): JsonObject {
  const [field = '', column] = records[type]?.links?.find(({ id }) => id === search.get('link'))?.field.split('/') ?? [];
  const of = search.get('of') ?? '';
  if (field === '' || of === '') return {};
  return { [field]: column === undefined ? of : [{ [column]: of }] };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const pointsSo = (value: Json | undefined, given: Json): boolean =>
  (Array.isArray(given) ? Array.isArray(value) && given.every((row) => value.some((one) => typeof row === 'object' && row !== null && Object.entries(row).every(([column, id]) => same((one as JsonObject | null)?.[column], id)))) : same(value, given));
/** A draft that points to somebody else is not what one comes for. */
export const sameGiven = (data: JsonObject, given: JsonObject): boolean => Object.entries(given).every(([field, value]) => pointsSo(data[field], value));
