/** A constraint that only says what a keyword of the schema says: `. >= 0 and . <= 120`, a length, a pattern. */
import type { JsonObject } from '@liandong/core/run';
import { isSafePattern, wholePattern } from '../../xpath/pattern';
import { type Expr, parseXPath } from '../../xpath/parse';

type Binary = Extract<Expr, { is: 'binary' }>;
const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const OF_NUMBER: Readonly<Record<string, string>> = { '>=': 'minimum', '<=': 'maximum', '>': 'exclusiveMinimum', '<': 'exclusiveMaximum' };
const OF_TEXT: Readonly<Record<string, string>> = { '>=': 'minLength', '<=': 'maxLength' };
const OF_LIST: Readonly<Record<string, string>> = { '>=': 'minItems', '<=': 'maxItems' };

const literal = (expr: Expr): number | undefined => {
  if (expr.is === 'minus') return expr.value.is === 'number' ? -expr.value.value : undefined;
  return expr.is === 'number' ? expr.value : undefined;
};
const isCallOfSelf = (expr: Expr, name: string): boolean => expr.is === 'call' && expr.name === name && expr.args[0]?.is === 'self';

function comparison(op: string, of: Expr, value: number, type: unknown): JsonObject | undefined {
  const keyword = of.is === 'self' && (type === 'integer' || type === 'number') ? OF_NUMBER[op] : isCallOfSelf(of, 'string-length') && type === 'string' ? OF_TEXT[op] : isCallOfSelf(of, 'count-selected') && type === 'array' ? OF_LIST[op] : undefined;
  return keyword === undefined ? undefined : { [keyword]: value };
}

function patternOf(expr: Expr): JsonObject | undefined {
  if (expr.is !== 'call' || expr.name !== 'regex' || expr.args[0]?.is !== 'self' || expr.args[1]?.is !== 'text') return undefined;
  const pattern = expr.args[1].value;
  return wholePattern(pattern) === pattern && isSafePattern(pattern) ? { pattern } : undefined;
}

const oneOf = ({ op, left, right }: Binary, type: unknown): JsonObject | undefined => {
  const [after, before] = [literal(right), literal(left)];
  if (after !== undefined) return comparison(op, left, after, type);
  return before === undefined ? undefined : comparison(FLIPPED[op] ?? '', right, before, type);
};

const conjuncts = (expr: Expr): Expr[] => (expr.is === 'binary' && expr.op === 'and' ? [...conjuncts(expr.left), ...conjuncts(expr.right)] : [expr]);
const keywordOf = (expr: Expr, type: unknown): JsonObject | undefined => (expr.is === 'binary' ? oneOf(expr, type) : type === 'string' ? patternOf(expr) : undefined);

export interface Limits {
  readonly keywords: JsonObject;
  /** what no keyword says; undefined = nothing is left */
  readonly rest?: Expr;
}
const NONE: Limits = { keywords: {} };

/**
 * With a message of its own a constraint stays a check, since the message belongs to it; only what stands before another condition
 * becomes keywords even then.
 */
export function limitsIn(constraint: string, type: unknown, hasMessage: boolean): Limits {
  let all: readonly Expr[];
  try {
    all = conjuncts(parseXPath(constraint));
  } catch {
    return NONE;
  }
  const keywords: Record<string, JsonObject[string]> = {};
  const rest = all.filter((expr) => {
    const [entry] = Object.entries(keywordOf(expr, type) ?? {});
    if (!entry || Object.hasOwn(keywords, entry[0])) return true;
    keywords[entry[0]] = entry[1];
    return false;
  });
  const [first, ...more] = rest;
  if (!first) return hasMessage ? NONE : { keywords };
  return Object.keys(keywords).length === 0 ? NONE : { keywords, rest: more.reduce<Expr>((left, right) => ({ is: 'binary', op: 'and', left, right }), first) };
}
