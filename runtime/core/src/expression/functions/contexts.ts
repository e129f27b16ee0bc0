import type { Run } from '../run';
import { feelEquals } from '../values/order';
import { entryOf, isContext, isList, newContext, type FeelContext, type FeelValue } from '../values/value';
import { define, ofList, overloaded, type Group } from './define';

type List = readonly FeelValue[];

function fromEntries(list: List): FeelValue {
  const made = new Map<string, FeelValue>();
  for (const entry of list) {
    if (!isContext(entry) || !Object.hasOwn(entry, 'value')) return null;
    const key = entryOf(entry, 'key');
    if (typeof key !== 'string' || made.has(key)) return null;
    made.set(key, entryOf(entry, 'value'));
  }
  return newContext(made);
}

function merged(run: Run, list: List): FeelValue {
  if (!list.every(isContext)) return null;
  const all = list.flatMap((one) => Object.entries(one));
  run.spend(all.length);
  return newContext(all);
}

function put(context: FeelValue, keys: List, value: FeelValue): FeelValue {
  const [key, ...rest] = keys;
  if (typeof key !== 'string' || !isContext(context)) return null;
  const inner = rest.length === 0 ? value : put(entryOf(context, key), rest, value);
  return rest.length > 0 && inner === null ? null : newContext([...Object.entries(context), [key, inner]]);
}

const entries = (context: FeelContext): FeelValue => Object.entries(context).map(([key, value]) => ({ key, value }));

/** The value at the end of a way of keys. */
const valueAt = (context: FeelValue, keys: List): FeelValue => keys.reduce((at: FeelValue, key) => (isContext(at) && typeof key === 'string' ? entryOf(at, key) : null), context);

const CONTEXT = ['context', 'context'] as const;

export const contexts: Group = {
  'get value': overloaded(
    define([['m', 'context'], ['key', 'string']], (_run, context, key) => entryOf(context, key)),
    define([['context', 'context'], ['keys', 'list']], (_run, context, keys) => (keys.length === 0 ? null : valueAt(context, keys))),
  ),
  'get entries': define([['m', 'context']], (_run, context) => entries(context)),
  context: ofList((_run, list) => fromEntries(list), 'entries'),
  'context merge': ofList(merged, 'contexts'),
  'context put': overloaded(
    define([CONTEXT, ['key', 'string'], ['value', 'any']], (_run, context, key, value) => put(context, [key], value)),
    define([CONTEXT, ['keys', 'list'], ['value', 'any']], (_run, context, keys, value) => put(context, keys, value)),
  ),
  is: define([['value1', 'any?'], ['value2', 'any?']], (_run, a = null, b = null) => isSame(a, b)),
};

/** `is`: the same kind and the same value; a time with another zone is another time. */
function isSame(a: FeelValue, b: FeelValue): FeelValue {
  if (typeof a !== typeof b || isList(a) !== isList(b)) return false;
  const text = (value: FeelValue): string => (value !== null && typeof value === 'object' && !isList(value) && !isContext(value) ? value.text().replace(/[+-]00:00$/, 'Z') : '');
  return feelEquals(a, b) === true && text(a) === text(b);
}
