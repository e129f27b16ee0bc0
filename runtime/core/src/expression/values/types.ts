import { FeelRange } from './range';
import { isContext, isList, kindOf, type FeelValue } from './value';

export type TypeTest = (value: FeelValue) => boolean;

const ofKind = (kind: string): TypeTest => (value) => kindOf(value) === kind;

const NAMED: ReadonlyMap<string, TypeTest> = new Map<string, TypeTest>([
  ...['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration', 'list', 'context', 'range', 'function'].map((kind): [string, TypeTest] => [kind, ofKind(kind)]),
  ['Any', (value) => value !== null],
  ['Null', (value) => value === null],
  ['duration', (value) => kindOf(value).endsWith('duration')],
]);

/** The test of a built-in type; undefined for a name that is none. `null` is of no type but `Null`. */
export const namedType = (name: string): TypeTest | undefined => NAMED.get(name);

export const listOf = (item: TypeTest): TypeTest => (value) => isList(value) && value.every((one) => item(one));

export const contextOf = (entries: readonly (readonly [string, TypeTest])[]): TypeTest => (value) =>
  isContext(value) && entries.every(([name, type]) => Object.hasOwn(value, name) && (value[name] === null || type(value[name] ?? null)));

export const rangeOf = (end: TypeTest): TypeTest => (value) => value instanceof FeelRange && [value.start, value.end].every((one) => one === null || end(one));
