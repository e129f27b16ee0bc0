/** What stands after `in`, and the unary tests of a decision table's cells (DMN 1.3 §10.3.2.8, rules 7 and 13 ff. of the grammar). */
import type { Frame } from '../run';
import { feelCompare } from '../values/order';
import { isIn } from '../values/membership';
import { FeelRange, FeelTest } from '../values/range';
import type { FeelValue } from '../values/value';
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

/** `[1..5]` as a value; with ends of two kinds, out of order or missing it is none. */
export const interval: Compile = (node, place) => {
  const [start, end] = [place.code(nth(node, 1)), place.code(nth(node, 3))];
  const [opens, closes] = [nth(node, 0).text === '[', nth(node, 4).text === ']'];
  return (frame) => {
    const [from, to] = [start(frame), end(frame)];
    const order = feelCompare(from, to);
    return order === null || order > 0 ? null : new FeelRange(from, to, opens, closes);
  };
};

/** `> 5`, `= 5` standing alone: a test as a value. */
export const simpleTest: Compile = (node, place) => {
  if (node.kids.length === 1) return place.code(nth(node, 0));
  const [operator, end] = [nth(node, 0).text, place.code(nth(node, 1))];
  const range = RANGES[operator];
  return range ? (frame) => range(end(frame)) : (frame) => new FeelTest(operator, end(frame));
};

/** A value as a test of another value. A test that turned out null says nothing; a written `null` is a value. */
function testCode(node: Node, place: Place): Test {
  const [code, unknown] = [place.code(node), node.name === 'null' ? false : null];
  return (frame, value) => {
    const test = code(frame);
    return test === null ? value === null || unknown : isIn(value, test, frame.run.spend);
  };
}

/** One of several must hold; what cannot be said makes the answer unknown. */
const oneOf = (tests: readonly Test[]): Test => (frame, value) => {
  let unknown = false;
  for (const test of tests) {
    const result = test(frame, value);
    if (result === true) return true;
    unknown ||= result === null;
  }
  return unknown ? null : false;
};

const flattened = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => (node.name === 'PositiveUnaryTests' ? flattened(node.kids) : [node.name === 'PositiveUnaryTest' ? nth(node, 0) : node]));

/** What stands after `in`. */
export const isTest = (nodes: readonly Node[], place: Place): Test => oneOf(flattened(nodes).map((node) => testCode(node, place)));

const JUDGES = new Set(['Comparison', 'Conjunction', 'Disjunction', 'QuantifiedExpression', 'InstanceOfExpression']);
const reads = (node: Node): boolean => node.name === '?' || node.kids.some(reads);

/** A cell: an expression that judges by itself or with `?`, or a value, range or list that the input is compared with. */
function cell(node: Node, place: Place): Test {
  const [code, test] = [place.code(node), testCode(node, place)];
  if (JUDGES.has(node.name) || reads(node)) {
    return (frame, value) => {
      const result = code(frame);
      return typeof result === 'boolean' || result === null ? result : isIn(value, result, frame.run.spend);
    };
  }
  return (frame, value) => (typeof value !== 'boolean' && code(frame) === true ? true : test(frame, value));
}

export const unaryTests: Compile = (node, place) => {
  const [first] = node.kids;
  if (first?.name === 'Wildcard') return () => true;
  const input = nameCode('?', place, false);
  const any = oneOf(flattened(node.kids.filter((one) => one.name === 'PositiveUnaryTests')).map((one) => cell(one, place)));
  if (first?.name !== 'not') return (frame) => any(frame, input(frame));
  return (frame) => {
    const result = any(frame, input(frame));
    return result === null ? null : !result;
  };
};
