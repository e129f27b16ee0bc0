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
  iterate(spec: { enter(node: SyntaxNode): boolean | undefined }): void;
}

const treeOf = (source: string): Tree => parseExpression(source, {}, undefined) as unknown as Tree;

const MAX_RANGE = 10_000;
const MAX_LOOPS = 3;

/**
 * May it run for long? Lists are as long as a form's data, but a range can be written as long as one likes: it must have both ends
 * written out and near each other, and loops in loops are few.
 */
function runsLong(source: string): boolean {
  let [loops, tooLong] = [0, false];
  treeOf(source).iterate({
    enter: (node) => {
      if (node.name === 'InExpression') loops += 1;
      const text = source.slice(node.from, node.to);
      if (node.name === 'IterationContext' && text.includes('..') && !text.includes('"')) {
        const [, from, to] = /^[[(\]]?\s*(-?\d{1,9})\s*\.\.\s*(-?\d{1,9})\s*[\])[]?$/.exec(text) ?? [];
        tooLong ||= from === undefined || Math.abs(Number(to) - Number(from)) > MAX_RANGE;
      }
      return undefined;
    },
  });
  return tooLong || loops > MAX_LOOPS;
}

/** Syntax problems of an expression; empty = it parses. */
export function checkFeel(source: string): Problem[] {
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
    if (problems.length === 0 && runsLong(source)) problems.push(problem('expression.too-much', '', { source, limit: MAX_RANGE }));
  } catch (error) {
    problems.push(problem('expression.syntax', '', { source, at: 0, reason: error instanceof Error ? error.message : '' }));
  }
  return problems;
}

/** Names the expression reads from its context (first step of each path), without local variables and built-in functions. */
export function feelVariables(source: string): string[] {
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
