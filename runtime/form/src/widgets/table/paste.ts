/** A block of cells as a spreadsheet puts it on the clipboard, as values of our columns. Pure. */
import { formatOf } from '@liandong/core/run';
import type { FieldModel, Value } from '../../model/types';

/** Lines of cells; quotes hold a cell together in which there are line breaks. One cell alone is no block. */
export function blockOf(text: string): string[][] | undefined {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return undefined;
  const lines: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  let line: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? [undefined, undefined, text.slice(cell.lastIndex), ''];
    line.push((quoted?.replace(/""/g, '"') ?? plain ?? '').trim());
    if (end === '\t') continue;
    lines.push(line);
    line = [];
    if (end === '') break;
  }
  return line.length > 0 ? [...lines, [...line, '']] : lines;
}

export interface Words { readonly yes: readonly string[]; readonly no: readonly string[] }
interface Read { readonly value: Value; readonly isKnown: boolean }

const DAY = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const fullWidth = (text: string): string => text.normalize('NFKC');

function dayOf(text: string): Read {
  const [, year, month = '', day = ''] = DAY.exec(text) ?? [];
  return year === undefined ? { value: text, isKnown: false } : { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, isKnown: true };
}

function choiceOf(text: string, { options }: FieldModel): Read {
  const found = options.find(({ title }) => title === text) ?? options.find(({ value }) => String(value) === text);
  return { value: found?.value ?? text, isKnown: found !== undefined };
}

function yesOrNo(text: string, { settings }: FieldModel, { yes, no }: Words): Read {
  const word = text.toLowerCase();
  const isOne = (words: readonly string[], own: unknown): boolean => words.includes(word) || own === text;
  const value = isOne(yes, settings.yes) ? true : isOne(no, settings.no) ? false : text;
  return { value, isKnown: typeof value === 'boolean' };
}

/** What a column makes of a text; what it does not know is kept as it is, for validation to tell. */
export function readCell(text: string, field: FieldModel, words: Words): Read {
  const { property: { type, format, 'x-format': own }, options } = field;
  if (text === '') return { value: null, isKnown: true };
  if (options.length > 0 && type !== 'array') return choiceOf(text, field);
  if (type === 'boolean') return yesOrNo(text, field, words);
  if (type === 'number' || type === 'integer') {
    const plain = fullWidth(text).replace(/[\s,]/g, '');
    return NUMBER.test(plain) ? { value: Number(plain), isKnown: true } : { value: text, isKnown: false };
  }
  return format === 'date' ? dayOf(fullWidth(text)) : { value: (typeof own === 'string' && formatOf(own)?.spell?.(text)) || text, isKnown: true };
}

/** Cells that cannot be told by a text: lists, files, places, what is only calculated. */
export const takesText = ({ calculated, property: { type, 'x-ref': ref } }: FieldModel): boolean => !calculated && ref === undefined && type !== 'array' && type !== 'object';
