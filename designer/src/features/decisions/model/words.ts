/** Cells in the words that people know, and what they type back to FEEL. */
import { type CellTest, type Comparison, type Literal, readLiteral, readTest, writeLiteral, writeTest } from '../../../dmn';
import { t } from '../text';
import type { Column } from './columns';
import type { Kind } from './readables';

type Spoken = Pick<Column, 'kind' | 'options'>;
const KEYS = { '>': 'gt', '>=': 'ge', '<': 'lt', '<=': 'le' } as const;
export const signKey = (sign: Comparison, kind: Kind) => (kind === 'date' ? (`${KEYS[sign]}Date` as const) : KEYS[sign]);

export function valueText({ kind, text }: Literal, { options }: Spoken): string {
  if (kind === 'boolean') return t(text === 'true' ? 'word.yes' : 'word.no');
  return options.find((option) => option.value === text)?.title ?? text;
}
const several = (values: readonly Literal[], column: Spoken): string => values.map((value) => valueText(value, column)).join(t('word.or'));

export function testText(test: CellTest, column: Spoken): string {
  switch (test.kind) {
    case 'any': case 'empty': case 'filled': return t(`word.${test.kind}`);
    case 'is': return several(test.values, column);
    case 'not': case 'has': return `${t(`word.${test.kind}`)} ${several(test.values, column)}`;
    case 'compare': return `${t(`word.${signKey(test.sign, column.kind)}`)} ${valueText(test.value, column)}`;
    case 'between': return `${valueText(test.from, column)}${test.withFrom ? '' : t('word.open')} ${t('word.to')} ${valueText(test.to, column)}${test.withTo ? '' : t('word.open')}`;
  }
}

const DAY = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/;
const dayOf = (text: string): Literal | undefined => {
  const [, year, month = '', day = ''] = DAY.exec(text) ?? [];
  return year === undefined ? undefined : { kind: 'date', text: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
};
const THOUSANDS = /^-?\d{1,3}([,，]\d{3})+(\.\d+)?$/;
const numberOf = (typed: string): Literal | undefined => {
  const text = THOUSANDS.test(typed.trim()) ? typed.replace(/[,，]/g, '').trim() : typed.trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? { kind: 'number', text } : undefined;
};
const yesOf = (text: string): Literal | undefined => (text === t('word.yes') ? { kind: 'boolean', text: 'true' } : text === t('word.no') ? { kind: 'boolean', text: 'false' } : undefined);

/** A value as it is typed into a column of this kind. */
export function typedValue(typed: string, { kind, options }: Spoken): Literal | undefined {
  const text = typed.trim();
  const option = options.find(({ value, title }) => title === text || value === text);
  if (option) return { kind: 'text', text: option.value };
  if (text === '' || (options.length > 0 && kind !== 'other')) return undefined;
  switch (kind) {
    case 'number': return numberOf(text);
    case 'date': return dayOf(text);
    case 'boolean': return yesOf(text);
    case 'text': case 'list': return { kind: 'text', text };
    case 'other': return numberOf(text) ?? dayOf(text) ?? yesOf(text) ?? { kind: 'text', text };
  }
}

const all = <T>(found: readonly (T | undefined)[]): readonly T[] | undefined => (found.every((one) => one !== undefined) ? (found as readonly T[]) : undefined);
const splitBy = (...keys: readonly ('or' | 'orWord')[]): RegExp => new RegExp(`[,，;；${keys.map((key) => t(`word.${key}`)).join('')}]`);
function typedValues(text: string, column: Spoken): readonly Literal[] | undefined {
  const one = column.kind === 'number' ? typedValue(text, column) : undefined;
  return one ? [one] : all(text.split(splitBy('or', 'orWord')).map((part) => typedValue(part, column)));
}

/** Longer signs and words first: `>=` is no `>` with a value `= 5`. */
const SIGNS: readonly (readonly [string, Comparison])[] = ([
  ['>=', '>='], ['<=', '<='], ['≥', '>='], ['≤', '<='], ['>', '>'], ['<', '<'], ['＞', '>'], ['＜', '<'],
  ...(['>', '>=', '<', '<='] as const).flatMap((sign) => (['number', 'date'] as const).map((kind) => [t(`word.${signKey(sign, kind)}`), sign] as const)),
] as const);

function typedCompare(text: string, column: Spoken): CellTest | undefined {
  const found = SIGNS.find(([word]) => text.startsWith(word));
  const value = found && typedValue(text.slice(found[0].length), column);
  return value && found && { kind: 'compare', sign: found[1], value };
}

/** `100-500`, `100..500`, `100到500`; days are apart by words only. */
function typedRange(text: string, column: Spoken): CellTest | undefined {
  const words = [t('word.to'), t('word.until'), '\\.\\.', '~'];
  const parts = text.split(new RegExp(words.join('|')));
  const [low, high] = parts.length === 2 ? parts : column.kind === 'number' ? (/^\s*([\d.,]+)\s*-\s*([\d.,]+)\s*$/.exec(text)?.slice(1) ?? []) : [];
  const open = t('word.open');
  const end = (part: string | undefined): Literal | undefined => (part === undefined ? undefined : typedValue(part.trim().endsWith(open) ? part.trim().slice(0, -open.length) : part, column));
  const [from, to] = [end(low), end(high)];
  return from && to && { kind: 'between', from, to, withFrom: low?.includes(open) !== true, withTo: high?.includes(open) !== true };
}

/** `不是 A、B`, `有 A` */
function typedWord(text: string, column: Spoken): CellTest | undefined {
  const kind = (['not', 'has'] as const).find((word) => text.startsWith(t(`word.${word}`)));
  const values = kind && typedValues(text.slice(t(`word.${kind}`).length), column);
  return values && (kind === 'not' || column.kind === 'list') ? { kind, values } : undefined;
}
const ORDERED: readonly Kind[] = ['number', 'date', 'other'];

function typedTest(text: string, column: Spoken): CellTest | undefined {
  const plain = (['any', 'empty', 'filled'] as const).find((kind) => text === t(`word.${kind}`));
  if (plain || text === '' || text === '-') return { kind: plain ?? 'any' };
  const found = typedWord(text, column) ?? (ORDERED.includes(column.kind) ? (typedCompare(text, column) ?? typedRange(text, column)) : undefined);
  if (found) return found;
  const values = typedValues(text, column);
  return values && { kind: column.kind === 'list' ? 'has' : 'is', values };
}

/** What is typed into a cell, as FEEL; undefined = it says nothing. What begins with `=` is FEEL already. */
export function typedFeel(typed: string, column: Column): string | undefined {
  const text = typed.trim();
  if (column.side === 'note') return text;
  if (text.startsWith('=')) return text.slice(1).trim();
  if (column.side === 'output') {
    if (text === '') return '';
    const value = typedValue(text, column);
    return value && writeLiteral(value);
  }
  const test = typedTest(text, column);
  return test && writeTest(test);
}

export interface CellWords { readonly text: string; /** it is an expression, shown as it is */ readonly isFeel: boolean }
export function cellWords(feel: string, column: Column): CellWords {
  if (column.side === 'note') return { text: feel, isFeel: false };
  if (column.side === 'output') {
    const value = readLiteral(feel);
    return value ? { text: valueText(value, column), isFeel: false } : { text: feel, isFeel: feel !== '' };
  }
  const test = readTest(feel);
  return test ? { text: testText(test, column), isFeel: false } : { text: feel, isFeel: true };
}

/** What stands in the cell when one begins to change it: words where they say all, else the expression. */
export function toType(feel: string, column: Column): string {
  const { text, isFeel } = cellWords(feel, column);
  const isAny = column.side === 'input' && readTest(feel)?.kind === 'any';
  if (isAny) return '';
  return !isFeel && typedFeel(text, column) === (column.side === 'note' ? feel.trim() : feel) ? text : `=${feel}`;
}
