import { problem, type Problem } from '../shared/problem';
import { compileFeel } from './compile/index';
import { parse, type Node } from './compile/tree';

/** Rounds of all loops in one another that an author may write: more is a mistake, found before it stops at a person's work. */
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

const isLoop = ({ name }: Node): boolean => name === 'ForExpression' || name === 'QuantifiedExpression' || name === 'FilterExpression';

/** Loops in one another multiply: lists of the data, ranges that are written out, filters of lists. */
function roundsIn(tree: Node): number {
  let [rounds, most] = [1, 1];
  const walk = (node: Node): void => {
    const outside = rounds;
    if (node.name === 'IterationContext') rounds *= roundsOf(node.text);
    if (node.name === 'FilterExpression' && !/\[\s*-?\d+\s*\]$/.test(node.text)) rounds *= MAX_ITEMS;
    most = Math.max(most, rounds);
    node.kids.forEach(walk);
    if (isLoop(node)) rounds = outside;
  };
  walk(tree);
  return most;
}

const MAX_KNOWN = 2000;
const known = new Map<string, readonly Problem[]>();

/** What is wrong with an expression as its author writes it; empty = it parses and its loops are bounded. Remembered: a pack asks again and again. */
export function checkFeel(source: string): Problem[] {
  const found = known.get(source) ?? findings(source);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(source, found);
  return [...found];
}

function findings(source: string): readonly Problem[] {
  const { problems } = compileFeel(source);
  const tree = problems.length > 0 ? undefined : parse(source, 'expression', []);
  if (!tree || 'code' in tree) return problems;
  return roundsIn(tree) > MAX_ROUNDS ? [problem('expression.too-much', '', { source, limit: MAX_ROUNDS })] : [];
}

/** Names the expression reads from its context (first step of each path), without local variables and built-in functions. */
export const feelVariables = (source: string): string[] => (checkFeel(source).length > 0 ? [] : [...compileFeel(source).reads]);
