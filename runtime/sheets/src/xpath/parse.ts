/** Expressions of an XLSForm (XPath 1.0 with `${name}`) as a small tree. The grammar is the library's; what our tree has no word for is said. */
import xpath from 'xpath';
import { Untranslatable } from './untranslatable';

export type BinaryOp = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod';
export type Expr =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'text'; readonly value: string }
  /** `.`: the question itself */
  | { readonly is: 'self' }
  /** `..`: the group or row around it */
  | { readonly is: 'around' }
  /** a question by name; `isBare`: written as a name only, in a filter a column of the choices */
  | { readonly is: 'ref'; readonly name: string; readonly isBare: boolean }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly is: 'minus'; readonly value: Expr }
  | { readonly is: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr };

/** Nodes as the library makes them; its type declarations leave them out. */
interface Raw {
  readonly lhs?: Raw;
  readonly rhs?: Raw;
  readonly filter?: Raw;
  readonly filterPredicates?: readonly Raw[];
  readonly locationPath?: { readonly steps: readonly Step[] };
  readonly num?: number;
  readonly str?: string;
  readonly variable?: string;
  readonly functionName?: string;
  readonly arguments?: readonly Raw[];
}
interface Step { readonly axis: number; readonly nodeTest: { readonly name?: string }; readonly predicates: readonly Raw[] }
type Classes = Readonly<Record<string, abstract new (...args: never[]) => unknown>>;
const library = xpath as unknown as Classes & { readonly Step: { readonly SELF: number; readonly PARENT: number; readonly CHILD: number }; parse(text: string): { readonly expression: { readonly expression: Raw } } };

const OPERATIONS: readonly (readonly [BinaryOp, string])[] = [
  ['or', 'OrOperation'], ['and', 'AndOperation'], ['=', 'EqualsOperation'], ['!=', 'NotEqualOperation'], ['<', 'LessThanOperation'], ['<=', 'LessThanOrEqualOperation'], ['>', 'GreaterThanOperation'],
  ['>=', 'GreaterThanOrEqualOperation'], ['+', 'PlusOperation'], ['-', 'MinusOperation'], ['*', 'MultiplyOperation'], ['div', 'DivOperation'], ['mod', 'ModOperation'],
];
const MAX_LENGTH = 4_000;
const TOKEN = /"[^"]*"|'[^']*'|\$\{\s*([^}]*?)\s*\}|([\p{L}_][\p{L}\p{N}_.:-]*)\s+(?=\()/gu;
const WORDS = new Set(['and', 'or', 'div', 'mod']);

const AXES = new Set([library.Step.SELF, library.Step.PARENT, library.Step.CHILD]);

const isA = (raw: Raw, name: string): boolean => {
  const of = (library as Classes)[name];
  return of !== undefined && raw instanceof of;
};

/** `${x}` becomes a variable, since names of questions may hold what a name of XPath may not. */
function withVariables(source: string, names: string[]): string {
  return source.replace(TOKEN, (whole, reference: string | undefined, call: string | undefined) => {
    if (reference !== undefined) return `$r${names.push(reference) - 1}`;
    return call === undefined || WORDS.has(call) ? whole : call;
  });
}

function pathOf(steps: readonly Step[]): Expr {
  if (steps.some((step) => step.predicates.length > 0)) throw new Untranslatable('expr.predicate');
  const named = steps.filter((step) => step.axis === library.Step.CHILD);
  const name = named.at(-1)?.nodeTest.name;
  if (steps.some((step) => !AXES.has(step.axis))) throw new Untranslatable('expr.path');
  if (name !== undefined && steps.at(-1)?.axis === library.Step.CHILD) return { is: 'ref', name, isBare: steps.length === 1 };
  const [only] = steps;
  if (steps.length !== 1 || !only || named.length > 0) throw new Untranslatable('expr.path');
  if (only.axis === library.Step.SELF) return { is: 'self' };
  if (only.axis === library.Step.PARENT) return { is: 'around' };
  throw new Untranslatable('expr.path');
}

function filterOf(raw: Raw, names: readonly string[]): Expr {
  const { filter, locationPath } = raw;
  if ((raw.filterPredicates?.length ?? 0) > 0) throw new Untranslatable('expr.predicate');
  if (filter === undefined) return pathOf(locationPath?.steps ?? []);
  if (!locationPath) return read(filter, names);
  if (filter.functionName !== 'current') throw new Untranslatable('expr.path');
  return pathOf(locationPath.steps);
}

function leafOf(raw: Raw, names: readonly string[]): Expr | undefined {
  if (raw.num !== undefined) return { is: 'number', value: raw.num };
  if (raw.str !== undefined) return { is: 'text', value: raw.str };
  if (raw.functionName !== undefined) return { is: 'call', name: raw.functionName, args: (raw.arguments ?? []).map((arg) => read(arg, names)) };
  if (raw.variable === undefined) return undefined;
  const name = names[Number(raw.variable.slice(1))] ?? '';
  if (name.startsWith('last-saved#')) throw new Untranslatable('expr.last-saved');
  return { is: 'ref', name, isBare: false };
}

function read(raw: Raw, names: readonly string[]): Expr {
  if (isA(raw, 'PathExpr')) return filterOf(raw, names);
  if (isA(raw, 'UnaryMinusOperation') && raw.rhs) return { is: 'minus', value: read(raw.rhs, names) };
  const op = OPERATIONS.find(([, name]) => isA(raw, name))?.[0];
  if (op && raw.lhs && raw.rhs) return { is: 'binary', op, left: read(raw.lhs, names), right: read(raw.rhs, names) };
  const leaf = leafOf(raw, names);
  if (leaf) return leaf;
  throw new Untranslatable('expr.path');
}

/** Throws Untranslatable. */
export function parseXPath(source: string): Expr {
  if (source.length > MAX_LENGTH) throw new Untranslatable('expr.too-long');
  const names: string[] = [];
  const text = withVariables(source, names);
  let parsed: Raw | undefined;
  try {
    parsed = library.parse(text).expression.expression;
  } catch {
    throw new Untranslatable('expr.syntax');
  }
  return read(parsed, names);
}
