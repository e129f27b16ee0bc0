/** How the built-in functions are written: parameters with their kinds, and a body that gets values of these kinds. */
import type { Run } from '../run';
import { FeelFunction, type Arguments } from '../values/callable';
import type { DayTimeDuration } from '../values/duration';
import type { FeelRange } from '../values/range';
import { FeelDate, midnight, type FeelDateTime, type FeelTime } from '../values/temporal';
import { isContext, isList, kindOf, type FeelContext, type FeelValue } from '../values/value';

interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
  list: readonly FeelValue[];
  context: FeelContext;
  function: FeelFunction;
  range: FeelRange;
  date: FeelDate;
  time: FeelTime;
  'date and time': FeelDateTime;
  'days and time duration': DayTimeDuration;
  /** anything, null too */
  any: FeelValue;
}
type KindName = keyof Kinds | `${keyof Kinds}?`;
type ValueOf<K extends KindName> = K extends `${infer Name extends keyof Kinds}?` ? Kinds[Name] | undefined : K extends keyof Kinds ? Kinds[K] : never;

export type Parameter = readonly [name: string, kind: KindName];
type Values<P extends readonly Parameter[]> = { [I in keyof P]: ValueOf<P[I][1]> };
export type Body<P extends readonly Parameter[]> = (run: Run, ...values: Values<P>) => FeelValue;

/** Marks an argument that does not fit. */
const UNFIT = Symbol('unfit');

/** The implicit conversions of §10.3.2.9.4: one item for a list, a list for its one item, midnight for a date. */
function fitted(value: FeelValue, kind: string): FeelValue | typeof UNFIT {
  if (kind === 'any' || kindOf(value) === kind) return value;
  if (kind === 'list') return value === null ? UNFIT : [value];
  if (kind === 'date and time' && value instanceof FeelDate) return midnight(value, 'Z');
  return isList(value) && value.length === 1 && !isList(value[0] ?? null) ? fitted(value[0] ?? null, kind) : UNFIT;
}

type Fit = (value: FeelValue | undefined) => FeelValue | undefined | typeof UNFIT;

function fitOf(kind: KindName): Fit {
  const isOptional = kind.endsWith('?');
  const name = isOptional ? kind.slice(0, -1) : kind;
  if (isOptional) return (value) => (value === undefined || (value === null && name !== 'any') ? undefined : fitted(value, name));
  return (value) => (value === undefined ? UNFIT : typeof value === name ? value : fitted(value, name));
}

/** What an argument costs by its size: no function goes over one more than a few times. */
function weight(value: FeelValue = null): number {
  if (typeof value === 'string') return value.length >> 6;
  return isList(value) ? value.length : isContext(value) ? Object.keys(value).length : 0;
}

/** A function with one way to call it. What does not fit its parameters makes it null. */
export function define<const P extends readonly Parameter[]>(parameters: P, body: Body<P>): FeelFunction {
  const fits = parameters.map(([, kind]) => fitOf(kind));
  const apply = body as (run: Run, ...values: readonly (FeelValue | undefined)[]) => FeelValue;
  return new FeelFunction([parameters.map(([name]) => name)], (run, args) => {
    const values: (FeelValue | undefined)[] = [];
    let cost = 1;
    for (let index = 0; index < fits.length; index += 1) {
      const value = fits[index]?.(args[index]);
      if (typeof value === 'symbol') return null;
      cost += weight(value);
      values.push(value);
    }
    run.spend(cost);
    return apply(run, ...values);
  });
}

/** A function with several signatures: the positional call tries them in order, the named one takes that of its names. */
export const overloaded = (...ways: readonly FeelFunction[]): FeelFunction =>
  new FeelFunction(ways.flatMap((way) => way.signatures), (run, args, signature) => {
    if (signature !== undefined) return ways[signature]?.call(run, args) ?? null;
    for (const way of ways) {
      const value = way.call(run, args);
      if (value !== null) return value;
    }
    return null;
  });

/** A function whose parameters have several names, all of them at the same places. */
export const named = (names: readonly (readonly string[])[], way: FeelFunction): FeelFunction => new FeelFunction(names, (run, args) => way.call(run, args));

/** A function of a list that is given as one or item by item. */
export const ofList = (body: (run: Run, list: readonly FeelValue[]) => FeelValue, name = 'list'): FeelFunction =>
  new FeelFunction([[`...${name}`]], (run, args) => {
    const [first] = args;
    const list = args.length === 1 && first !== undefined && isList(first) ? first : args.map((value) => value ?? null);
    run.spend(1 + list.length);
    return args.length === 0 || (args.length === 1 && (first === undefined || first === null)) ? null : body(run, list);
  });

/** A function with any number of last arguments; by name they are a list. */
export const ofItems = (first: readonly string[], rest: string, body: (run: Run, first: Arguments, items: readonly FeelValue[]) => FeelValue): FeelFunction =>
  new FeelFunction([[...first, `...${rest}`]], (run, args) => {
    const items = args.slice(first.length).map((value) => value ?? null);
    run.spend(args.reduce((sum: number, value) => sum + weight(value), 1));
    return body(run, args, items);
  });

export type Group = Readonly<Record<string, FeelFunction>>;
