import { Frame, type Code } from '../run';
import { passes } from '../values/membership';
import { entryOf, isContext, isList, newContext, Rich, Rows, type FeelValue } from '../values/value';
import { stringOf } from './literals';
import { costOf, nameText, nth, type Compile } from './place';
import type { Node } from './tree';

export const list: Compile = (node, place) => {
  const codes = place.codes(node.kids.slice(1, -1));
  return (frame) => codes.map((code) => code(frame));
};

/** FEEL writes the signs in a name apart. */
const spaced = (name: string): string => name.replace(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ').replace(/\s{2,}/g, ' ').trim();

const keyOf = (entry: Node): string => {
  const key = nth(nth(entry, 0), 0);
  return key.name === 'StringLiteral' ? stringOf(key.text) : key.text.replace(/\s+/g, ' ');
};

/** An entry sees those above it; a function sees itself too. Two of one name make no context. */
export const context: Compile = (node, place) => {
  const names: string[] = [];
  const inner = place.inside(names);
  const entries = node.kids.slice(1, -1).map((entry): [string, Code] => {
    const [key, body] = [keyOf(entry), nth(entry, 1)];
    const name = spaced(key);
    if (body.name === 'FunctionDefinition') names.push(name);
    const code = inner.code(body);
    if (body.name !== 'FunctionDefinition') names.push(name);
    return [key, code];
  });
  if (new Set(entries.map(([key]) => key)).size < entries.length) return () => null;
  return (frame) => {
    const own = new Frame(frame.run, [], frame);
    for (const [, code] of entries) own.slots.push(code(own));
    return newContext(entries.map(([key], index) => [key, own.slots[index] ?? null]));
  };
};

/** One step of a path. */
export function stepInto(value: FeelValue, name: string): FeelValue {
  if (value instanceof Rich) return value.property(name);
  if (!isContext(value)) return null;
  if (Object.hasOwn(value, name) || !name.includes(' ')) return entryOf(value, name);
  const key = Object.keys(value).find((one) => spaced(one) === name);
  return key === undefined ? null : entryOf(value, key);
}

export const path: Compile = (node, place) => {
  const [target, name] = [place.code(nth(node, 0)), nameText(nth(node, 2))];
  return (frame) => {
    const value = target(frame);
    if (!isList(value)) return stepInto(value, name);
    frame.run.spend(value.length);
    const found = value.map((item) => stepInto(item, name));
    return value instanceof Rows ? Rows.fromList(found.filter((item) => item !== null)) : found;
  };
};

const at = (items: readonly FeelValue[], index: number): FeelValue => items[index < 0 ? items.length + index : index - 1] ?? null;

const JUDGES = new Set(['Comparison', 'Conjunction', 'Disjunction', 'QuantifiedExpression', 'InstanceOfExpression', 'BooleanLiteral']);

/** `> 5` in a filter tests the item itself. */
const accepts = (result: FeelValue, item: FeelValue, frame: Frame): boolean => result === true || passes(item, result, frame.run.spend) === true;

/** A number picks an item, counted from 1 or backwards from -1; all else is asked for every item. */
export const filter: Compile = (node, place) => {
  const [target, condition] = [place.code(nth(node, 0)), nth(node, 2)];
  const index = JUDGES.has(condition.name) ? undefined : place.code(condition);
  const [code, cost] = [place.inside(['item'], true).code(condition), costOf(condition)];
  return (frame) => {
    const value = target(frame);
    if (value === null) return null;
    const items = isList(value) ? value : [value];
    const picked = index?.(frame);
    if (typeof picked === 'number') return at(items, picked);
    frame.run.spend(items.length * cost);
    const kept = items.filter((item) => accepts(code(new Frame(frame.run, [item], frame)), item, frame));
    return value instanceof Rows ? Rows.fromList(kept) : kept;
  };
};
