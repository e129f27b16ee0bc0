/** FEEL as an XLSForm expression, for the part of FEEL that it has words for. Throws NoXPath with what it has none for. */
import { type FeelNode, feelTree } from '@liandong/core/run';

export class NoXPath extends Error {
  constructor(readonly what: string) {
    super(what);
  }
}
export interface FeelScope {
  /** the name of a field or column in the XLSForm; undefined = there is none */
  nameOf(id: string): string | undefined;
  /** the field that is written `.` */
  readonly self?: string;
  isList(id: string): boolean;
  /** of a filter of choices: the column in which what is read of the option stands */
  columnOf?(name: string): string | undefined;
}
interface Piece { readonly text: string; readonly level: number }
type Read = (node: FeelNode, scope: FeelScope) => Piece;

const piece = (text: string, level = 9): Piece => ({ text, level });
const within = ({ text, level }: Piece, least: number): string => (level < least ? `(${text})` : text);
const words = (node: FeelNode): FeelNode[] => node.kids.filter((kid) => !['(', ')', 'if', 'then', 'else', 'and', 'or'].includes(kid.name));
const kid = (node: FeelNode, at: number): FeelNode => node.kids[at] ?? fail(node);
function fail(node: FeelNode): never {
  throw new NoXPath(node.text.slice(0, 60));
}

function quoted(text: string, node: FeelNode): string {
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? fail(node) : `"${text}"`;
}

const OPERATORS: Readonly<Record<string, string>> = { '=': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const SUMS: Readonly<Record<string, readonly [string, number]>> = { '+': ['+', 4], '-': ['-', 4], '*': ['*', 5], '/': ['div', 5] };
/** FEEL name → XLSForm name, where the arguments are the same */
const SAME: Readonly<Record<string, string>> = {
  today: 'today', now: 'now', 'string length': 'string-length', contains: 'contains', 'starts with': 'starts-with', 'ends with': 'ends-with', 'substring before': 'substring-before', 'substring after': 'substring-after', 'upper case': 'upper-case', 'lower case': 'lower-case',
  number: 'number', string: 'string', floor: 'floor', ceiling: 'ceiling', abs: 'abs', sqrt: 'sqrt', exp: 'exp', log: 'log', min: 'min', max: 'max', substring: 'substring',
};

function name(node: FeelNode, scope: FeelScope): Piece {
  const id = node.kids.map((one) => one.text).join(' ');
  if (id === 'rowNumber') return piece('position(..)');
  if (id === scope.self) return piece('.');
  const known = scope.nameOf(id);
  return known === undefined ? fail(node) : piece(`\${${known}}`);
}

const isNull = (node: FeelNode): boolean => node.name === 'null';
const isTrue = (node: FeelNode): boolean => node.name === 'BooleanLiteral' && node.text === 'true';

function comparison(node: FeelNode, scope: FeelScope): Piece {
  const [left = fail(node), op = fail(node), ...rest] = node.kids;
  if (op.name === 'in') return oneOf(node, left, scope);
  if (op.name === 'between') return piece(`${within(read(left, scope), 4)} >= ${within(read(kid(node, 2), scope), 4)} and ${within(read(left, scope), 4)} <= ${within(read(kid(node, 4), scope), 4)}`, 2);
  const [right = fail(node)] = rest;
  if (op.text === '!=' && isTrue(right)) return piece(`not(${read(left, scope).text})`);
  const sign = OPERATORS[op.text] ?? fail(node);
  return piece(`${within(read(left, scope), 4)} ${sign} ${isNull(right) ? "''" : within(read(right, scope), 4)}`, 3);
}

function oneOf(node: FeelNode, left: FeelNode, scope: FeelScope): Piece {
  const tests = node.kids.flatMap((one) => (one.name === 'PositiveUnaryTests' ? one.kids : [])).map((test) => test.kids[0] ?? fail(node));
  if (tests.length === 0 || tests.some((test) => test.name !== 'StringLiteral' && test.name !== 'NumericLiteral')) fail(node);
  return piece(tests.map((test) => `${within(read(left, scope), 4)} = ${read(test, scope).text}`).join(' or '), tests.length > 1 ? 1 : 3);
}

/** `… + duration("P7D")`, `… * duration("P1D")`: a number of days. */
function daysOf(node: FeelNode, scope: FeelScope): string | undefined {
  const literal = /^duration\("P(\d+)D"\)$/.exec(node.text)?.[1];
  if (literal !== undefined) return literal;
  return node.name === 'ArithmeticExpression' && node.kids[2]?.text === 'duration("P1D")' && node.kids[1]?.text === '*' ? within(read(kid(node, 0), scope), 5) : undefined;
}

function arithmetic(node: FeelNode, scope: FeelScope): Piece {
  if (node.kids.length === 2) return piece(`-${within(read(kid(node, 1), scope), 9)}`, 7);
  const [left = fail(node), op = fail(node), right = fail(node)] = node.kids;
  if (op.text === '**') return piece(`pow(${read(left, scope).text}, ${read(right, scope).text})`);
  const [sign, level] = SUMS[op.text] ?? fail(node);
  const days = level === 4 ? daysOf(right, scope) : undefined;
  return piece(`${within(read(left, scope), level)} ${sign} ${days ?? within(read(right, scope), sign === '-' || sign === 'div' ? level + 1 : level)}`, level);
}

/** A whole-text pattern says in XLSForm what it says between its anchors. */
const patternOf = (text: string): string => /^\^\((.*)\)\$$/s.exec(text)?.[1] ?? (/^\^.*\$$/s.test(text) ? text : `.*(${text}).*`);

const args = (node: FeelNode): readonly FeelNode[] => node.kids.find((one) => one.name === 'PositionalParameters')?.kids ?? [];
const listOf = (node: FeelNode): readonly FeelNode[] | undefined => (node.name === 'List' ? node.kids.filter((one) => one.name !== '[' && one.name !== ']') : undefined);
const all = (nodes: readonly FeelNode[], scope: FeelScope): string => nodes.map((one) => read(one, scope).text).join(', ');

/** `[0]` before the cells: how earlier forms begin a sum that is 0 when there are none. */
const withoutZero = (node: FeelNode): FeelNode => {
  const [zero, cells, ...more] = node.name === 'FunctionInvocation' && kid(node, 0).text === 'concatenate' ? args(node) : [];
  return zero?.text === '[0]' && cells && more.length === 0 ? cells : node;
};

type Call = (of: readonly FeelNode[], node: FeelNode, scope: FeelScope) => Piece;
const CALLS: Readonly<Record<string, Call>> = {
  sum: (of, _node, scope) => piece(`sum(${all(of.map(withoutZero), scope)})`),
  not: ([one], node, scope) => piece(`not(${read(one ?? fail(node), scope).text})`),
  'list contains': ([list, one], node, scope) => piece(`selected(${read(list ?? fail(node), scope).text}, ${read(one ?? fail(node), scope).text})`),
  count: ([list], node, scope) => piece(`${list?.name === 'VariableName' && scope.isList(list.text) ? 'count-selected' : 'count'}(${read(list ?? fail(node), scope).text})`),
  matches: ([text, pattern, flags], node, scope) => (flags || pattern?.name !== 'StringLiteral' ? fail(node) : piece(`regex(${read(text ?? fail(node), scope).text}, ${quoted(patternOf(JSON.parse(pattern.text) as string), node)})`)),
  daysBetween: ([from, to], node, scope) => (from?.text === 'date("1970-01-01")' ? piece(`decimal-date-time(${read(to ?? fail(node), scope).text})`) : piece(`${within(read(to ?? fail(node), scope), 4)} - ${within(read(from ?? fail(node), scope), 5)}`, 4)),
  'round down': ([one, places], node, scope) => (places?.text === '0' ? piece(`int(${read(one ?? fail(node), scope).text})`) : fail(node)),
  'round half up': ([one, places], node, scope) => piece(places?.text === '0' ? `round(${read(one ?? fail(node), scope).text})` : `round(${all([one ?? fail(node), places ?? fail(node)], scope)})`),
  modulo: ([one, by], node, scope) => piece(`${within(read(one ?? fail(node), scope), 5)} mod ${within(read(by ?? fail(node), scope), 6)}`, 5),
  'string join': ([list, between], node, scope) => {
    const items = listOf(list ?? fail(node));
    const inner = items ? all(items, scope) : read(list ?? fail(node), scope).text;
    return piece(between ? `join(${read(between, scope).text}, ${inner})` : `concat(${inner})`);
  },
};

function invocation(node: FeelNode, scope: FeelScope): Piece {
  const called = kid(node, 0).kids.map((one) => one.text).join(' ');
  const own = Object.hasOwn(CALLS, called) ? CALLS[called] : undefined;
  if (own) return own(args(node), node, scope);
  return Object.hasOwn(SAME, called) ? piece(`${SAME[called] ?? ''}(${all(args(node), scope)})`) : fail(node);
}

/** Is it this function of what was found to be nothing? Of nothing it is 0 there. */
const isCallOf = (name: string, node: FeelNode, found: RegExpExecArray | null): boolean => found !== null && node.text === `${name}(${found[1] ?? ''})`;

function condition(node: FeelNode, scope: FeelScope): Piece {
  const [test = fail(node), yes = fail(node), no = fail(node)] = words(node);
  if (test.text === `${yes.text} != null`) return piece(`coalesce(${read(yes, scope).text}, ${isNull(no) ? "''" : read(no, scope).text})`);
  if (yes.text === '0' && (isCallOf('sum', no, /^count\((.+)\) = 0$/.exec(test.text)) || isCallOf('count', no, /^(.+) = null$/.exec(test.text)))) return read(no, scope);
  const value = (one: FeelNode): string => (isNull(one) ? "''" : read(one, scope).text);
  return piece(`if(${read(test, scope).text}, ${value(yes)}, ${value(no)})`);
}

/** `table.column` is the column's name alone; `table[2].column` the row's. */
function path(node: FeelNode, scope: FeelScope): Piece {
  const [of = fail(node), , column = fail(node)] = node.kids;
  if (of.text === 'option' && scope.columnOf) return piece(scope.columnOf(column.text) ?? fail(node));
  const inner = scope.nameOf(`${of.name === 'FilterExpression' ? kid(of, 0).text : of.text}/${column.text}`) ?? fail(node);
  if (of.name !== 'FilterExpression') return piece(`\${${inner}}`);
  return piece(`indexed-repeat(\${${inner}}, ${read(kid(of, 0), scope).text}, ${read(kid(of, 2), scope).text})`);
}

function filter(node: FeelNode, scope: FeelScope): Piece {
  const [list = fail(node), , index = fail(node)] = node.kids;
  // cells that are not filled in are none there either
  if (list.name === 'PathExpression' && index.text === 'item != null') return read(list, scope);
  if (list.name !== 'VariableName' || !scope.isList(list.text) || index.name !== 'NumericLiteral') fail(node);
  return piece(`selected-at(${read(list, scope).text}, ${Number(index.text) - 1})`);
}

/** `date("…")`, `date(x)`: XLSForm reads a day's text by itself. */
function dateOf(node: FeelNode, scope: FeelScope): Piece {
  const [one = fail(node)] = args(node);
  const kind = kid(node, 0).text;
  if (kind !== 'date' && kind !== 'date and time') fail(node);
  return one.name === 'VariableName' ? read(one, scope) : piece(`${kind === 'date' ? 'date' : 'date-time'}(${read(one, scope).text})`);
}

const NODES: Readonly<Record<string, Read>> = {
  Expression: (node, scope) => read(kid(node, 0), scope),
  ParenthesizedExpression: (node, scope) => read(words(node)[0] ?? fail(node), scope),
  Conjunction: (node, scope) => piece(words(node).map((one) => within(read(one, scope), 2)).join(' and '), 2),
  Disjunction: (node, scope) => piece(words(node).map((one) => within(read(one, scope), 1)).join(' or '), 1),
  Comparison: comparison, ArithmeticExpression: arithmetic, FunctionInvocation: invocation, IfExpression: condition, PathExpression: path, FilterExpression: filter, DateTimeLiteral: dateOf, VariableName: name,
  NumericLiteral: (node) => piece(node.text), BooleanLiteral: (node) => piece(`${node.text}()`),
  StringLiteral: (node) => piece(quoted(JSON.parse(node.text) as string, node)),
  List: (node, scope) => {
    const items = listOf(node) ?? [];
    return items.length === 1 && items[0] ? read(items[0], scope) : fail(node);
  },
};

function read(node: FeelNode, scope: FeelScope): Piece {
  const known = NODES[node.name];
  return known ? known(node, scope) : fail(node);
}

export function toXPath(feel: string, scope: FeelScope): string {
  const tree = feelTree(feel, 'expression', []);
  if ('code' in tree) throw new NoXPath(feel.slice(0, 60));
  return read(tree, scope).text;
}
