/** A sheet with a header row, as rows by column: titles in any case, with spaces or underscores, under their old names, in languages. */
import type { Finding } from '../../finding';
import { refused } from '../../finding';
import type { Sheet } from '../../workbook/read-workbook';
import words from './column-words.json' with { type: 'json' };

export type SheetKind = keyof typeof words;
/** language → text; '' is the one without a language */
export type Texts = Readonly<Record<string, string>>;
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, Texts>>;
}
interface Column { readonly name: string; readonly language: string }

const MAX_EMPTY_COLUMNS = 20;
const MAX_EMPTY_ROWS = 60;
const MERGED = ['media', 'bind', 'control', 'body'];
const QUOTES: Readonly<Record<string, string>> = { '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"' };

const snake = (text: string): string => text.trim().split(/\s+/).join('_').toLowerCase();
const plain = (text: string): string => text.replace(/[\u2018\u2019\u201c\u201d]/g, (quote) => QUOTES[quote] ?? quote);
const known = (kind: SheetKind, name: string): string => (Object.hasOwn(words[kind], name) ? (words[kind] as Record<string, string>)[name] as string : name);

/** `label::English (en)` → label in that language; `media::image::fr` → image in it; a title we do not know keeps its case, since filters name it. */
function columnOf(kind: SheetKind, title: string, isDouble: boolean, ours: ReadonlySet<string>): Column {
  const parts = title.split(isDouble || title.includes('::') ? '::' : ':').map((part) => part.trim());
  const jr = parts.indexOf('jr');
  if (jr >= 0) parts.splice(jr, 2, `jr:${parts[jr + 1] ?? ''}`);
  const [first = '', second = '', ...more] = parts;
  const group = snake(first);
  if (MERGED.includes(group) && second !== '') return { name: known(kind, `${group}:${second.toLowerCase()}`), language: more.join('::') };
  const name = known(kind, group);
  return { name: name !== group || ours.has(group) || isOurs(name) ? name : first, language: parts.slice(1).join('::') };
}
const COMMON = new Set(['type', 'name', 'label', 'hint', 'guidance_hint', 'relevant', 'constraint', 'constraint_message', 'required', 'required_message', 'readonly', 'calculation', 'appearance', 'default', 'choice_filter', 'parameters', 'repeat_count',
  'trigger', 'image', 'audio', 'video', 'disabled', 'title', 'id_string', 'default_language', 'allow_choice_duplicates', 'clean_text_values', 'style', 'version', 'x-privacy', 'x-format', 'x-source', 'x-codes', 'x-widget']);
const isOurs = (name: string): boolean => COMMON.has(name) || name === 'list name';
const NONE: ReadonlySet<string> = new Set();

function titlesOf(sheet: Sheet): (string | undefined)[] {
  const titles: (string | undefined)[] = [];
  let empty = 0;
  for (const { text } of sheet.rows[0] ?? []) {
    empty = text.trim() === '' ? empty + 1 : 0;
    if (empty > MAX_EMPTY_COLUMNS) break;
    titles.push(text.trim() === '' ? undefined : text.trim().replace(/ +/g, ' '));
  }
  return titles;
}

function columnsOf(kind: SheetKind, sheet: Sheet): (Column | undefined)[] | Finding {
  const titles = titlesOf(sheet);
  const isDouble = titles.some((title) => title?.includes('::'));
  const seen = new Map<string, string>();
  const columns: (Column | undefined)[] = [];
  for (const title of titles) {
    const column = title === undefined ? undefined : columnOf(kind, title, isDouble, NONE);
    const key = column && `${column.name}\u0000${column.language}`;
    const before = key === undefined ? undefined : seen.get(key);
    if (before !== undefined && title !== undefined) return before === title ? refused('xlsform.column-twice', { title }, { sheet: sheet.name, row: 1 }) : refused('xlsform.column-same', { title, other: before }, { sheet: sheet.name, row: 1 });
    if (key !== undefined && title !== undefined) seen.set(key, title);
    columns.push(column);
  }
  return columns;
}

const textOf = (text: string, isClean: boolean): string => plain(isClean ? text.trim().replace(/ +/g, ' ') : text.trim());

/** The rows below the titles; empty ones are left out, a long gap ends the sheet. */
export function readTable(kind: SheetKind, sheet: Sheet, isClean: boolean): { readonly columns: readonly Column[]; readonly rows: readonly TableRow[] } | Finding {
  const columns = columnsOf(kind, sheet);
  if ('code' in columns) return columns;
  const rows: TableRow[] = [];
  let empty = 0;
  for (const [index, cells] of sheet.rows.entries()) {
    if (index === 0) continue;
    const found = new Map<string, Record<string, string>>();
    columns.forEach((column, at) => {
      const text = textOf(cells[at]?.text ?? '', isClean);
      if (column && text !== '') found.set(column.name, { ...found.get(column.name), [column.language]: text });
    });
    empty = found.size === 0 ? empty + 1 : 0;
    if (empty > MAX_EMPTY_ROWS) break;
    if (found.size > 0) rows.push({ row: index + 1, cells: Object.fromEntries(found) });
  }
  return { columns: columns.filter((column) => column !== undefined), rows };
}

/** The cell without a language, else the first of any. */
export const plainText = ({ cells }: TableRow, name: string): string | undefined => {
  const texts = Object.hasOwn(cells, name) ? cells[name] : undefined;
  return texts && (texts[''] ?? Object.values(texts)[0]);
};
export const textsOf = ({ cells }: TableRow, name: string): Texts => (Object.hasOwn(cells, name) ? cells[name] : undefined) ?? {};
