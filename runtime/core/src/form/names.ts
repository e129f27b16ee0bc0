import { isReserved } from '../shared/names';

/** Field ids are names in expressions: letters, digits and underscores, and none that an expression means otherwise. */
const FIELD = /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u;
const RESERVED: ReadonlySet<string> = new Set([
  'params', 'rowNumber', 'record', 'outcome', 'data', 'state', 'stateAt', 'createdAt', 'occurredAt', 'now', 'today', 'daysBetween', 'ageAt',
  'and', 'or', 'not', 'in', 'if', 'then', 'else', 'for', 'return', 'some', 'every', 'satisfies', 'function', 'between', 'instance', 'of', 'true', 'false', 'null',
]);

/** Steps of a path that FEEL would read as something else. */
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'if', 'then', 'else', 'for', 'return', 'some', 'every', 'satisfies', 'function', 'between', 'instance', 'of', 'true', 'false', 'null']);
/** What every option has. */
const OF_OPTIONS: ReadonlySet<string> = new Set(['code', 'title', 'parent']);

export const formNames = {
  isReserved: (id: string): boolean => RESERVED.has(id) || isReserved(id),
  isField: (id: string): boolean => FIELD.test(id) && !RESERVED.has(id) && !isReserved(id),
  /** may an attribute of options be called so? It is read as `option.name` */
  isAttribute: (name: string): boolean => FIELD.test(name) && !OF_OPTIONS.has(name) && !WORDS.has(name) && !isReserved(name),
};
