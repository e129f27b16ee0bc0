/** An answer of a scenario that picks a record made earlier in it: `{ "recordOf": "name of its work" }` stands for the record's id, which differs from host to host. */
import type { Json } from '../shared/json';

const nameIn = (value: Json): string | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.keys(value).length === 1 && typeof value.recordOf === 'string' ? value.recordOf : undefined;
};

/** Names of the works whose records are picked. */
export function recordsNamed(value: Json): string[] {
  const name = nameIn(value);
  if (name !== undefined) return [name];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(recordsNamed) : [];
}

/** With ids in their place; of a work that is not known its name, which no record has. */
export function withRecords(value: Json, ids: ReadonlyMap<string, string>): Json {
  const name = nameIn(value);
  if (name !== undefined) return ids.get(name) ?? name;
  if (Array.isArray(value)) return value.map((entry) => withRecords(entry, ids));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([id, entry]) => [id, withRecords(entry, ids)])) : value;
}
