import { isReserved } from '../shared/names';

/** Field ids are names in expressions: letters, digits and underscores, and none that an expression means otherwise. */
const FIELD = /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u;
/** Words of FEEL: in an expression they are never names. */
const WORDS = ['and', 'or', 'not', 'in', 'if', 'then', 'else', 'for', 'return', 'some', 'every', 'satisfies', 'function', 'between', 'instance', 'of', 'true', 'false', 'null'] as const;
const RESERVED: ReadonlySet<string> = new Set(['params', 'rowNumber', 'record', 'outcome', 'data', 'state', 'stateAt', 'createdAt', 'occurredAt', 'now', 'today', 'daysBetween', 'ageAt', ...WORDS]);
/** No attribute of options is called so: words, and what every option has. */
const NO_ATTRIBUTE: ReadonlySet<string> = new Set(['code', 'title', 'parent', ...WORDS]);

export const formNames = {
  isReserved: (id: string): boolean => RESERVED.has(id) || isReserved(id),
  isField: (id: string): boolean => FIELD.test(id) && !RESERVED.has(id) && !isReserved(id),
  /** may an attribute of options be called so? It is read as `option.name` */
  isAttribute: (name: string): boolean => FIELD.test(name) && !NO_ATTRIBUTE.has(name) && !isReserved(name),
};
