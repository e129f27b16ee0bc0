import { add, divide, multiply, negate, power, subtract } from '../values/arithmetic';
import { feelCompare, feelEquals } from '../values/order';
import type { Code, Run } from '../run';
import { isList, type FeelValue } from '../values/value';
import { includes } from '../values/membership';
import { FeelRange } from '../values/range';
import { isTest } from './tests';
import { nth, type Compile } from './place';

type Binary = (a: FeelValue, b: FeelValue, run: Run) => FeelValue;

const ARITHMETIC: Readonly<Record<string, Binary>> = { '+': add, '-': subtract, '*': multiply, '/': divide, '**': power, '^': power };

export const arithmetic: Compile = (node, place) => {
  if (node.kids.length === 2) {
    const value = place.code(nth(node, 1));
    return nth(node, 0).text === '-' ? (frame) => negate(value(frame)) : (frame) => add(0, value(frame), frame.run);
  }
  const [left, right] = [place.code(nth(node, 0)), place.code(nth(node, 2))];
  const operate = ARITHMETIC[nth(node, 1).text] ?? (() => null);
  return (frame) => operate(left(frame), right(frame), frame.run);
};

const item = (value: FeelValue): FeelValue => (isList(value) && value.length === 1 ? (value[0] ?? null) : value);

const ordered = (holds: (order: number) => boolean) => (a: FeelValue, b: FeelValue): boolean | null => {
  const order = feelCompare(item(a), item(b));
  return order === null ? null : holds(order);
};
const [less, most, more, least] = [ordered((order) => order < 0), ordered((order) => order <= 0), ordered((order) => order > 0), ordered((order) => order >= 0)];

/** Nothing, and two values of one simple kind, are equal when they are the same. */
const isSimple = (a: FeelValue, b: FeelValue): boolean => a === null || b === null || (typeof a !== 'object' && typeof a === typeof b);
const equal = (a: FeelValue, b: FeelValue, run: Run): boolean | null => (isSimple(a, b) ? a === b : feelEquals(a, b, run.spend));

const unequal: Binary = (a, b, run) => {
  const same = equal(a, b, run);
  return same === null ? null : !same;
};

/** Simple values are compared on the spot; all else goes the long way. */
export const COMPARISONS: Readonly<Record<string, Binary>> = {
  '=': equal,
  '!=': unequal,
  '<': (a, b) => (typeof a === 'number' && typeof b === 'number' ? a < b : less(a, b)),
  '<=': (a, b) => (typeof a === 'number' && typeof b === 'number' ? a <= b : most(a, b)),
  '>': (a, b) => (typeof a === 'number' && typeof b === 'number' ? a > b : more(a, b)),
  '>=': (a, b) => (typeof a === 'number' && typeof b === 'number' ? a >= b : least(a, b)),
};

export const comparison: Compile = (node, place) => {
  const left = place.code(nth(node, 0));
  const operator = nth(node, 1);
  if (operator.name === 'in') {
    const test = isTest(node.kids.slice(2).filter((one) => one.name.startsWith('PositiveUnaryTest')), place);
    return (frame) => test(frame, left(frame));
  }
  const right = place.code(nth(node, 2));
  if (operator.name === 'between') {
    const end = place.code(nth(node, 4));
    return (frame) => between(left(frame), right(frame), end(frame));
  }
  const compare = COMPARISONS[operator.text] ?? (() => null);
  return (frame) => compare(left(frame), right(frame), frame.run);
};

const between = (value: FeelValue, start: FeelValue, end: FeelValue): boolean | null => (value === null || start === null || end === null ? null : includes(new FeelRange(start, end, true, true), value));

/** Three-valued: what is neither true nor false is unknown. */
export const disjunction: Compile = (node, place) => {
  const [left, right] = [place.code(nth(node, 0)), place.code(nth(node, 2))];
  return (frame) => {
    const a = left(frame);
    if (a === true) return true;
    const b = right(frame);
    return b === true ? true : a === false && b === false ? false : null;
  };
};

export const conjunction: Compile = (node, place) => {
  const [left, right] = [place.code(nth(node, 0)), place.code(nth(node, 2))];
  return (frame) => {
    const a = left(frame);
    if (a === false) return false;
    const b = right(frame);
    return b === false ? false : a === true && b === true ? true : null;
  };
};

export const choice: Compile = (node, place) => {
  const [condition, then, otherwise]: Code[] = [place.code(nth(node, 1)), place.code(nth(node, 3)), place.code(nth(node, 5))] as const;
  return (frame) => (condition?.(frame) === true ? (then?.(frame) ?? null) : (otherwise?.(frame) ?? null));
};
