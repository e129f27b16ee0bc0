import type { JsonObject } from '@liandong/core/run';

/** Answers that the address gives: `pick=field:record`. Kept over a reload. */
export function givenIn(search: URLSearchParams): JsonObject {
  const [, field, id] = /^([^:]+):(.+)$/.exec(search.get('pick') ?? '') ?? [];
  return field === undefined || id === undefined ? {} : { [field]: id };
}

/** A draft about somebody else is not what one comes for. */
export const sameGiven = (data: JsonObject, given: JsonObject): boolean => Object.entries(given).every(([field, id]) => data[field] === id);
