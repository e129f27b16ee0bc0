/**
 * CSV (UTF-8) and Excel files as rows of named cells; column titles may be Chinese or English. Called by the imports. It must not know
 * what a row means.
 */
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { words } from '../../text/index';
import { refuse } from '../http/refusal';

export { readBeside } from './beside';

/** One row, with the line a person sees in his editor or sheet. */
export interface SheetRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}
interface Line {
  readonly line: number;
  readonly values: readonly string[];
}

const LINES = 20_000;
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value).trim());

function csvLines(content: Buffer): Line[] {
  const utf8 = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const rows = parse(utf8, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, to: LINES }) as unknown as { record: string[]; info: { lines: number } }[];
  return rows.map(({ record, info }) => ({ line: info.lines, values: record.map(text) }));
}
async function excelLines(content: Buffer): Promise<Line[]> {
  const rows = (await readExcel(content))[0]?.data ?? [];
  return rows.slice(0, LINES).map((row, index) => ({ line: index + 1, values: row.map(text) }));
}

/** `ROLE2` is the column `role`, a second time. */
function columnOf(title: string, columns: readonly string[]): string {
  const [, bare = title, nth = ''] = /^(.*?)(\d*)$/s.exec(title.trim()) ?? [];
  const known = columns.find((name) => words(`column.${name}`).split('|').some((word) => word.toLowerCase() === bare.toLowerCase()));
  return known ? `${known}${nth}` : '';
}

/**
 * The rows of a sheet. `columns` are the names we know; a column we do not know is left out.
 * @example await readSheet('units.csv', bytes, ['code', 'name'])
 */
export async function readSheet(fileName: string, content: Buffer, columns: readonly string[]): Promise<SheetRow[]> {
  const lines = await (async () => (/\.xlsx$/i.test(fileName) ? excelLines(content) : csvLines(content)))().catch(() => refuse('import.unreadable', '', { file: fileName }));
  const [head, ...rest] = lines.filter(({ values }) => values.some((value) => value !== ''));
  const names = (head?.values ?? []).map((title) => columnOf(title, columns));
  return rest.map(({ line, values }) => ({ line, cells: Object.fromEntries(names.flatMap((name, at) => (name ? [[name, values[at] ?? '']] : []))) }));
}
/** The columns of `needed` that no row has. */
export const missingColumns = (rows: readonly SheetRow[], needed: readonly string[]): string[] => needed.filter((name) => rows.length > 0 && !rows.some((row) => name in row.cells));

/** `demo` and the like: undefined when the word is neither yes nor no. */
export function flagOf(cell: string): boolean | undefined {
  const is = (word: 'yes' | 'no') => words(`flag.${word}`).split('|').includes(cell.toLowerCase());
  if (cell === '' || is('no')) return false;
  return is('yes') ? true : undefined;
}
