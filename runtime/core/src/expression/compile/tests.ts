/** What stands after `in`, and the unary tests of a decision table's cells (DMN 1.3 §10.3.2.8, rules 7 and 13 ff. of the grammar). */
import type { Code, Frame } from '../run';
import { feelCompare, feelEquals } from '../values/order';
import { includes, isIn } from '../values/membership';
import { FeelFunction } from '../values/callable';
import { FeelRange } from '../values/range';
import { kindOf, type FeelValue } from '../values/value';
import { nameCode } from './names';
import { nth, type Compile, type Place } from './place';
import type { Node } from './tree';

type Test = (frame: Frame, value: FeelValue) => boolean | null;

const RANGES: Readonly<Record<string, (end: FeelValue) => FeelRange>> = {
  '<': (end) => new FeelRange(null, end, false, false),
  '<=': (end) => new FeelRange(null, end, false, true),
  '>': (end) => new FeelRange(end, null, false, false),
  '>=': (end) => new FeelRange(end, null, true, false),
};

/** `[1..5]` as a value; of two kinds it is none. */
export const interval: Compile = (node, place) => {
  const [start, end] = [place.code(nth(node, 1)), place.code(nth(node, 3))];
  const [opens, closes] = [nth(node, 0).text === '[', nth(node, 4).text === ']'];
  return (frame) => {
    const [from, to] = [start(frame), end(frame)];
    if (from !== null && to !== null && (kindOf(from) !== kindOf(to) || feelCompare(from, to) === null)) return null;
    return new FeelRange(from, to, opens && from !== null, closes && to !== null);
  };
};

const unlike = (a: FeelValue, b: FeelValue): boolean | null => {
  const same = feelEquals(a, b);
  return same === null ? null : !same;
};

/** `> 5`, `= 5` standing alone: a range or a function that tests. */
export const simpleTest: Compile = (node, place) => {
  if (node.kids.length === 1) return place.code(nth(node, 0));
  const [operator, end] = [nth(node, 0).text, place.code(nth(node, 1))];
  const range = RANGES[operator];
  if (range) return (frame) => range(end(frame));
  return (frame) => {
    const wanted = end(frame);
    return new FeelFunction([['value']], (_run, [value = null]) => (operator === '=' ? feelEquals(value, wanted) : unlike(value, wanted)));
  };
};

/** A value as a test of another value. */
function tested(frame: Frame, value: FeelValue, test: FeelValue): boolean | null {
  if (test instanceof FeelRange) return value instanceof FeelRange ? feelEquals(value, test) : includes(test, value);
  if (test instanceof FeelFunction) return test.call(frame.run, [value]) === true;
  return isIn(value, test, frame.run.spend) ?? false;
}

const flattened = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => (node.name === 'PositiveUnaryTests' ? flattened(node.kids) : [node.name === 'PositiveUnaryTest' ? nth(node, 0) : node]));

/** The value after `in`: one test, or several of which one must hold. */
export function isTest(nodes: readonly Node[], place: Place): Test {
  const codes = place.codes(flattened(nodes));
  return (frame, value) => {
    let unknown = false;
    for (const code of codes) {
      const result = tested(frame, value, code(frame));
      if (result === true) return true;
      unknown ||= result === null;
    }
    return unknown ? null : false;
  };
}

const JUDGES = new Set(['Comparison', 'Conjunction', 'Disjunction', 'QuantifiedExpression', 'InstanceOfExpression']);
const reads = (node: Node): boolean => node.name === '?' || node.kids.some(reads);

/** A cell: an expression that judges by itself or with `?`, or a value, range or list that the input is compared with. */
function cell(node: Node, place: Place): Code {
  const input = nameCode('?', place, false);
  const code = place.code(node);
  if (JUDGES.has(node.name) || reads(node)) {
    return (frame) => {
      const result = code(frame);
      return typeof result === 'boolean' || result === null ? result : tested(frame, input(frame), result);
    };
  }
  return (frame) => {
    const [value, result] = [input(frame), code(frame)];
    return result === true && typeof value !== 'boolean' ? true : tested(frame, value, result);
  };
}

export const unaryTests: Compile = (node, place) => {
  const [first] = node.kids;
  if (first?.name === 'Wildcard') return () => true;
  const cells = flattened(node.kids.filter((one) => one.name === 'PositiveUnaryTests')).map((one) => cell(one, place));
  const any: Code = (frame) => {
    let unknown = false;
    for (const code of cells) {
      const result = code(frame);
      if (result === true) return true;
      unknown ||= result === null;
    }
    return unknown ? null : false;
  };
  if (first?.name !== 'not') return any;
  return (frame) => {
    const result = any(frame);
    return result === null ? null : result !== true;
  };
};
