import type { Run } from '../run';
import type { FeelFunction } from '../values/callable';
import { feelEquals } from '../values/order';
import { isList, type FeelValue } from '../values/value';
import { define, ofItems, overloaded, type Group } from './define';

type List = readonly FeelValue[];

const same = (run: Run, a: FeelValue, b: FeelValue): boolean => feelEquals(a, b, run.spend) === true;

/** Plain values are found at once; others are compared one by one, and paid for. */
function distinct(run: Run, lists: readonly List[]): FeelValue[] {
  const [made, plain, others]: [FeelValue[], Set<FeelValue>, FeelValue[]] = [[], new Set(), []];
  for (const item of lists.flat()) {
    const isPlain = item === null || typeof item !== 'object';
    run.spend(1 + others.length + (isPlain ? 0 : made.length));
    if (plain.has(item) || (isPlain ? others : made).some((one) => same(run, one, item))) continue;
    if (isPlain) plain.add(item);
    else others.push(item);
    made.push(item);
  }
  return made;
}

const asList = (value: FeelValue): List => (isList(value) ? value : [value]);

function joined(run: Run, parts: List): FeelValue[] {
  const made = parts.flatMap(asList);
  run.spend(made.length);
  return made;
}

function flatten(run: Run, list: List): FeelValue[] {
  const made: FeelValue[] = [];
  const stack: { readonly list: List; next: number }[] = [{ list, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (top.next >= top.list.length) {
      stack.pop();
      continue;
    }
    run.spend(1);
    const item = top.list[top.next++] ?? null;
    if (isList(item)) stack.push({ list: item, next: 0 });
    else made.push(item);
  }
  return made;
}

/** Index of a position that counts from 1 or backwards from -1; undefined outside of the list. */
const indexOf = (list: List, position: number): number | undefined => {
  const index = position < 0 ? list.length + position : position - 1;
  return Number.isInteger(position) && position !== 0 && index >= 0 && index < list.length ? index : undefined;
};

function sublist(list: List, start: number, length: number | undefined): FeelValue {
  if (!Number.isInteger(start) || start === 0 || start < -list.length || (length !== undefined && length < 0)) return null;
  const from = start < 0 ? list.length + start : start - 1;
  return list.slice(from, length === undefined ? undefined : from + length);
}

function inserted(list: List, position: number, item: FeelValue): FeelValue {
  const at = indexOf(list, position) ?? (position === list.length + 1 ? list.length : undefined);
  return at === undefined ? null : [...list.slice(0, at), item, ...list.slice(at)];
}

function removed(list: List, position: number): FeelValue {
  const at = indexOf(list, position);
  return at === undefined ? null : list.filter((_item, index) => index !== at);
}

function replaced(list: List, position: number, item: FeelValue): FeelValue {
  const at = indexOf(list, Math.trunc(position));
  return at === undefined ? null : list.map((one, index) => (index === at ? item : one));
}

/** Null when the test answers anything but true or false for an item. */
function replacedWhere(run: Run, list: List, test: FeelFunction, item: FeelValue): FeelValue {
  const answers = list.map((one) => test.call(run, [one, item]));
  if (!answers.every((answer) => typeof answer === 'boolean')) return null;
  return list.map((one, index) => (answers[index] === true ? item : one));
}

/** Stable whatever the given function answers; its calls are paid for. */
function sorted(run: Run, list: List, precedes: FeelFunction): List {
  return [...list].sort((a, b) => (precedes.call(run, [a, b]) === true ? -1 : precedes.call(run, [b, a]) === true ? 1 : 0));
}

const any = (name: string) => [name, 'any?'] as const;
const LIST = ['list', 'list'] as const;

export const lists: Group = {
  'list contains': define([LIST, any('element')], (run, list, element = null) => list.some((item) => same(run, item, element))),
  count: define([LIST], (_run, list) => list.length),
  sublist: define([LIST, ['start position', 'number'], ['length', 'number?']], (_run, list, start, length) => sublist(list, start, length)),
  append: ofItems(['list'], 'item', (_run, [list = null], items) => (list === null ? null : [...asList(list), ...items])),
  concatenate: ofItems([], 'list', (run, _none, parts) => joined(run, parts)),
  'insert before': define([LIST, ['position', 'number'], any('newItem')], (_run, list, position, item = null) => inserted(list, position, item)),
  remove: define([LIST, ['position', 'number']], (_run, list, position) => removed(list, position)),
  'list replace': overloaded(
    define([LIST, ['position', 'number'], any('newItem')], (_run, list, position, item = null) => replaced(list, position, item)),
    define([LIST, ['match', 'function'], any('newItem')], (run, list, match, item = null) => replacedWhere(run, list, match, item)),
  ),
  reverse: define([LIST], (_run, list) => [...list].reverse()),
  'index of': define([LIST, any('match')], (run, list, match = null) => list.flatMap((item, index) => (same(run, item, match) ? [index + 1] : []))),
  union: ofItems([], 'list', (run, _none, parts) => distinct(run, parts.map(asList))),
  'distinct values': define([LIST], (run, list) => distinct(run, [list])),
  flatten: define([LIST], (run, list) => flatten(run, list)),
  sort: define([LIST, ['precedes', 'function?']], (run, list, precedes) => (precedes ? sorted(run, list, precedes) : null)),
};
