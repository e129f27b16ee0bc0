import { parseExpression } from 'feelin';
import { problem, type Problem } from '../shared/problem';
import { BUILTIN_NAMES } from './builtins';
import { MAX_SOURCE } from './evaluate';

interface SyntaxNode {
  readonly name?: string;
  readonly type?: { readonly isError: boolean };
  readonly from: number;
  readonly to: number;
}
interface Tree {
  iterate(spec: { enter(node: SyntaxNode): boolean | undefined; leave?(node: SyntaxNode): void }): void;
}

const treeOf = (source: string): Tree => parseExpression(source, {}, undefined) as unknown as Tree;

/** Rounds of all loops in one another: at some 3 µs each an expression stays well below a quarter of a second. */
const MAX_ROUNDS = 40_000;
/** A list in a form's data is at most this long; see `oversized` of the forms. */
export const MAX_ITEMS = 200;

const RANGE = /^[[(\]]?\s*(-?\d{1,9})\s*\.\.\s*(-?\d{1,9})\s*[\])[]?$/;

/** How often a loop over this goes round: a range must have both ends written out. */
function roundsOf(text: string): number {
  if (!text.includes('..') || text.includes('"')) return MAX_ITEMS;
  const [, from, to] = RANGE.exec(text) ?? [];
  return from === undefined ? Number.POSITIVE_INFINITY : Math.abs(Number(to) - Number(from)) + 1;
}

const isLoop = ({ name }: SyntaxNode): boolean => name === 'ForExpression' || name === 'QuantifiedExpression' || name === 'FilterExpression';

/** May it run for long? Loops in one another multiply: lists of the data, ranges that are written out, filters of lists. */
function runsLong(source: string): boolean {
  let [rounds, most] = [1, 1];
  const outside: number[] = [];
  treeOf(source).iterate({
    enter: (node) => {
      const text = source.slice(node.from, node.to);
      if (isLoop(node)) outside.push(rounds);
      if (node.name === 'IterationContext') rounds *= roundsOf(text);
      if (node.name === 'FilterExpression' && !/\[\s*-?\d+\s*\]$/.test(text)) rounds *= MAX_ITEMS;
      most = Math.max(most, rounds);
      return undefined;
    },
    leave: (node) => {
      if (isLoop(node)) rounds = outside.pop() ?? 1;
    },
  });
  return most > MAX_ROUNDS;
}

const MAX_KNOWN = 2000;
/** What was found in an expression is asked for again and again while a pack is checked; reading one costs many times a look-up. */
function remembered<T>(find: (source: string) => readonly T[]): (source: string) => T[] {
  const known = new Map<string, readonly T[]>();
  return (source) => {
    const found = known.get(source) ?? find(source);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(source, found);
    return [...found];
  };
}

/** Syntax problems of an expression; empty = it parses. */
export const checkFeel = remembered(syntaxProblems);

function syntaxProblems(source: string): Problem[] {
  if (source.length > MAX_SOURCE) return [problem('expression.too-long', '', { limit: MAX_SOURCE })];
  if (/^\s*[$#]\{/.test(source)) return [problem('expression.dialect', '', { source })];
  const problems: Problem[] = [];
  try {
    treeOf(source).iterate({
      enter: (node) => {
        if (node.type?.isError === true && problems.length === 0) problems.push(problem('expression.syntax', '', { source, at: node.from }));
        return undefined;
      },
    });
    if (problems.length === 0 && runsLong(source)) problems.push(problem('expression.too-much', '', { source, limit: MAX_ROUNDS }));
  } catch (error) {
    problems.push(problem('expression.syntax', '', { source, at: 0, reason: error instanceof Error ? error.message : '' }));
  }
  return problems;
}

/** Names the expression reads from its context (first step of each path), without local variables and built-in functions. */
export const feelVariables = remembered(variablesIn);

function variablesIn(source: string): string[] {
  if (checkFeel(source).length > 0) return [];
  const [read, local] = [new Set<string>(), new Set<string>()];
  treeOf(source).iterate({
    enter: (node) => {
      const text = source.slice(node.from, node.to);
      if (node.name === 'VariableName') read.add(text);
      if (node.name === 'Name' || node.name === 'ParameterName') local.add(text);
      return undefined;
    },
  });
  return [...read].filter((name) => !local.has(name) && !BUILTIN_NAMES.includes(name) && !STANDARD.has(name));
}

/** Standard functions that appear as plain variable names in the tree. */
const STANDARD = new Set(['item', 'count', 'sum', 'mean', 'min', 'max', 'median', 'contains', 'not', 'number', 'string', 'floor', 'ceiling', 'abs', 'modulo',
  'date', 'time', 'duration', 'substring', 'matches', 'append', 'concatenate', 'flatten', 'all', 'any', 'is', 'split', 'replace', 'round', 'decimal', 'null',
  'starts with', 'ends with', 'string length', 'upper case', 'lower case', 'date and time', 'list contains', 'distinct values', 'index of', 'years and months duration']);
