import type { CompiledPack, JsonObject } from '@liandong/core/run';

/** Answers that the address gives: `link` and the record `of` which the new one points to, also as the first row of a table. */
export function givenBy({ records }: CompiledPack, type: string, search: URLSearchParams): JsonObject {
  const [field = '', column] = records[type]?.links?.find(({ id }) => id === search.get('link'))?.field.split('/') ?? [];
  const of = search.get('of') ?? '';
  if (field === '' || of === '') return {};
  return { [field]: column === undefined ? of : [{ [column]: of }] };
}
