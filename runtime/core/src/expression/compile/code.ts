import type { Code } from '../run';
import { context, filter, list, path } from './collections';
import { dateLiteral, definition, invocation } from './functions';
import { at, boolean, nothing, number, string } from './literals';
import { forLoop, quantified } from './loops';
import { nameCode, variable } from './names';
import { arithmetic, choice, comparison, conjunction, disjunction } from './operators';
import { nth, type Compile, type Place } from './place';
import { interval, simpleTest, unaryTests } from './tests';
import type { Node } from './tree';
import { instanceOf } from './types';

const inner = (index: number): Compile => (node, place) => place.code(nth(node, index));

/** How each node of the grammar is compiled. */
const KINDS: Readonly<Record<string, Compile>> = {
  Expression: inner(0), PositiveUnaryTest: inner(0), ParenthesizedExpression: inner(1), UnaryTests: unaryTests,
  NumericLiteral: number, StringLiteral: string, BooleanLiteral: boolean, null: nothing, AtLiteral: at, DateTimeLiteral: dateLiteral,
  VariableName: variable, '?': (_node, place) => nameCode('?', place, false),
  ArithmeticExpression: arithmetic, Comparison: comparison, Conjunction: conjunction, Disjunction: disjunction, IfExpression: choice,
  InstanceOfExpression: instanceOf, SimplePositiveUnaryTest: simpleTest, Interval: interval,
  List: list, Context: context, PathExpression: path, FilterExpression: filter,
  ForExpression: forLoop, QuantifiedExpression: quantified, FunctionInvocation: invocation, FunctionDefinition: definition,
};

export function compileNode(node: Node, place: Place): Code {
  const compile = KINDS[node.name];
  if (!compile) throw new Error(`no meaning for ${node.name}`);
  return compile(node, place);
}
