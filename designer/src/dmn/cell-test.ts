/** The test in a cell of a decision table as what it asks, and back to FEEL. What asks for more stays FEEL. */
import { LITERAL, type Literal, readLiteral, readLiterals, writeLiteral, writeLiterals } from './literal';

export const COMPARISONS = ['>', '>=', '<', '<='] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type CellTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'filled' }
  | { readonly kind: 'is' | 'not' | 'has'; readonly values: readonly Literal[] }
  | { readonly kind: 'compare'; readonly sign: Comparison; readonly value: Literal }
  | { readonly kind: 'between'; readonly from: Literal; readonly to: Literal; /** are the ends themselves in it? */ readonly withFrom: boolean; readonly withTo: boolean };

const COMPARE = new RegExp(`^(>=|<=|>|<)\\s*(${LITERAL})$`);
const RANGE = new RegExp(`^([[(\\]])\\s*(${LITERAL})\\s*\\.\\.\\s*(${LITERAL})\\s*([\\])[])$`);
const NOT = /^not\s*\(([\s\S]*)\)$/;
const HAS = new RegExp(`^list contains\\(\\?,\\s*(${LITERAL})\\)$`);

const all = <T>(found: readonly (T | undefined)[]): readonly T[] | undefined => (found.every((one) => one !== undefined) ? (found as readonly T[]) : undefined);

function hasOf(text: string): CellTest | undefined {
  const values = all(text.split(/\s+or\s+(?=list contains\()/).map((part) => readLiteral(HAS.exec(part.trim())?.[1] ?? '')));
  return values && { kind: 'has', values };
}

function rangeOf(text: string): CellTest | undefined {
  const [, open, low = '', high = '', close] = RANGE.exec(text) ?? [];
  const [from, to] = [readLiteral(low), readLiteral(high)];
  return from && to && { kind: 'between', from, to, withFrom: open === '[', withTo: close === ']' };
}

function compareOf(text: string): CellTest | undefined {
  const [, sign, operand = ''] = COMPARE.exec(text) ?? [];
  const value = readLiteral(operand);
  return value && { kind: 'compare', sign: sign as Comparison, value };
}

function notOf(text: string): CellTest | undefined {
  const inner = NOT.exec(text)?.[1]?.trim();
  if (inner === 'null') return { kind: 'filled' };
  const values = inner === undefined ? undefined : readLiterals(inner);
  return values && { kind: 'not', values };
}

/** @example readTest('[1..5)') // { kind: 'between', … } */
export function readTest(feel: string): CellTest | undefined {
  const text = feel.trim();
  if (text === '' || text === '-') return { kind: 'any' };
  if (text === 'null') return { kind: 'empty' };
  const values = readLiterals(text);
  return values ? { kind: 'is', values } : (compareOf(text) ?? rangeOf(text) ?? notOf(text) ?? hasOf(text));
}

export function writeTest(test: CellTest): string {
  switch (test.kind) {
    case 'any': return '-';
    case 'empty': return 'null';
    case 'filled': return 'not(null)';
    case 'is': return writeLiterals(test.values);
    case 'not': return `not(${writeLiterals(test.values)})`;
    case 'has': return test.values.map((value) => `list contains(?, ${writeLiteral(value)})`).join(' or ');
    case 'compare': return `${test.sign} ${writeLiteral(test.value)}`;
    case 'between': return `${test.withFrom ? '[' : '('}${writeLiteral(test.from)}..${writeLiteral(test.to)}${test.withTo ? ']' : ')'}`;
  }
}
