/** Records as an .xlsx file: a sheet of them, one for each child table, the options, and how to fill it in. */
import { filled, type CompiledPack, type Json, type JsonObject } from '@liandong/core/run';
import write, { type Cell, type Feature, type Row, type Sheet } from 'write-excel-file/universal';
import { dropDowns, letterOf, type WithDropDowns } from '../workbook/drop-downs';
import { isWritten, type Fixed, type RecordPlan, type SheetColumn, type TablePlan } from './plan';
import { toCell, type Written } from './to-cell';
import WORDS from './words.json' with { type: 'json' };

export interface RecordLine { readonly fixed: Readonly<Partial<Record<Fixed, string>>>; readonly data: JsonObject }

/** What the features read of a sheet, beside the library's own options. */
interface Extra extends WithDropDowns { readonly technical?: boolean }

/** Rows that a template is prepared for. */
const PREPARED = 500;
const HEAD = 2;
const MOST_ROWS = 20_000;

/** The second row, by which columns are known again, is hidden. */
const hiddenRow: Feature<Blob> = {
  files: { transform: { 'xl/worksheets/sheet{id}.xml': {
    transformElementAttributes: (tag, attributes, index, options) => (tag === 'row' && index === 1 && (options as Extra).technical ? { ...attributes, hidden: 1 } : attributes),
  } } },
};

const TEXT = '@';
const MONEY = '0.00';
const head = (value: string): Cell => ({ value, type: String, fontWeight: 'bold', wrap: true, backgroundColor: '#EEF3F8' });
const text = (value: string): Cell => ({ value, type: String, format: TEXT });
function written({ spec }: SheetColumn, value: Written): Cell {
  if (typeof value === 'string') return value === '' && (spec?.type === 'number' || spec?.type === 'integer') ? null : text(value);
  return { value, type: Number, ...(spec?.format === 'money' ? { format: MONEY } : {}) };
}

/** `options!$A$2:$A$9` for each column whose one option drops down, and the sheet itself. */
function optionsOf(columns: readonly SheetColumn[]): { readonly data: Row[]; readonly lists: ReadonlyMap<string, string> } {
  const lists = new Map<string, string>();
  const all = columns.filter(({ choices, spec }) => choices !== undefined && spec && isWritten(spec));
  const data: Row[] = [all.map(({ title }) => head(title))];
  all.forEach(({ key, choices = [], spec }, column) => {
    choices.forEach(({ label }, index) => { (data[index + 1] ??= [])[column] = text(label); });
    if (spec?.type !== 'array') lists.set(key, `'${WORDS.codes}'!$${letterOf(column)}$2:$${letterOf(column)}$${choices.length + 1}`);
  });
  return { data: data.map((row) => Array.from(row, (cell) => cell ?? null)), lists };
}

interface Drawn { readonly name: string; readonly columns: readonly SheetColumn[]; readonly rows: readonly Row[] }
function sheetOf({ name, columns, rows }: Drawn, lists: ReadonlyMap<string, string>): Sheet<Blob> {
  const empty = Array.from({ length: rows.length > 0 ? 0 : PREPARED }, (): Row => columns.map((column) => written(column, '')));
  const extra: Extra = { technical: true, dropDowns: columns.flatMap(({ key }, column) => (lists.has(key) ? [{ column, from: lists.get(key) ?? '', firstRow: HEAD + 1, lastRow: MOST_ROWS }] : [])) };
  return {
    sheet: name, stickyRowsCount: 1, columns: columns.map(({ title }) => ({ width: Math.min(30, Math.max(12, title.length * 2 + 4)) })), ...extra,
    data: [columns.map(({ title }) => head(title)), columns.map(({ key }) => text(key)), ...rows, ...empty],
  };
}

export const rowsIn = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter((row): row is JsonObject => typeof row === 'object' && row !== null && !Array.isArray(row)) : []);

async function bookOf(drawn: readonly Drawn[]): Promise<Uint8Array> {
  const { data, lists } = optionsOf(drawn.flatMap(({ columns }) => columns));
  const sheets: Sheet<Blob>[] = [
    ...drawn.map((one) => sheetOf(one, lists)),
    ...(lists.size > 0 || data.length > 1 ? [{ sheet: WORDS.codes, data }] : []),
    { sheet: WORDS.help, columns: [{ width: 90 }], data: WORDS.helpLines.map((line): Row => [{ value: filled(line, {}), type: String, wrap: true }]) },
  ];
  const blob = await write(sheets, { features: [hiddenRow, dropDowns] }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** A record's cells, and those of its rows in a child table. */
export const recordCell = (pack: CompiledPack, column: SheetColumn, { fixed, data }: RecordLine): Written =>
  (column.fixed === undefined ? toCell(column, data[column.spec?.id ?? ''], pack) : (fixed[column.fixed] ?? ''));

/** @example await writeRecords(pack, planOf(pack, 'title', fields, ['no']), lines) */
export async function writeRecords(pack: CompiledPack, plan: RecordPlan, lines: readonly RecordLine[]): Promise<Uint8Array> {
  const cell = (column: SheetColumn, line: RecordLine): Cell => written(column, recordCell(pack, column, line));
  const numbered = lines.map((line, index) => ({ ...line, fixed: { ...line.fixed, row: String(index + 1) } }));
  const tableRows = ({ spec, columns }: TablePlan): Row[] => numbered.flatMap((line) => rowsIn(line.data[spec.id]).map((row) => columns.map((column) => cell(column, { fixed: line.fixed, data: row }))));
  return bookOf([{ ...plan, rows: numbered.map((line) => plan.columns.map((column) => cell(column, line))) }, ...plan.tables.map((table) => ({ name: table.name, columns: table.columns, rows: tableRows(table) }))]);
}

/** The workbook of no records at all but one line for the looks of the columns, which whoever fills it in takes out. */
export const bookAround = (plan: RecordPlan): Promise<Uint8Array> => {
  const sample = (columns: readonly SheetColumn[]): Row => columns.map((column) => written(column, column.spec?.type === 'number' || column.spec?.type === 'integer' ? 0 : '-'));
  return bookOf([plan, ...plan.tables].map(({ name, columns }) => ({ name, columns, rows: [sample(columns)] })));
};

/** A row as somebody wrote it: texts by the keys of their columns, and those of its rows in child tables. */
export interface TextLine { readonly cells: ReadonlyMap<string, string>; readonly tables: Readonly<Record<string, readonly (readonly (readonly [key: string, text: string])[])[]>> }

/** Rows as they were handed in: only columns that they use, and what is told of them. */
export async function writeTexts(plan: RecordPlan, lines: readonly TextLine[], used: ReadonlySet<string>): Promise<Uint8Array> {
  const isShown = ({ key, fixed, spec }: SheetColumn): boolean => used.has(key) || fixed === 'trouble' || spec?.required === true;
  const rowOf = (columns: readonly SheetColumn[], cells: ReadonlyMap<string, string>): Row => columns.map(({ key }) => text(cells.get(key) ?? ''));
  const columns = plan.columns.filter(isShown);
  const tables = plan.tables.filter(({ spec }) => lines.some((line) => (line.tables[spec.id] ?? []).length > 0));
  return bookOf([
    { name: plan.name, columns, rows: lines.map((line) => rowOf(columns, line.cells)) },
    ...tables.map(({ name, spec, columns: own }) => ({ name, columns: own, rows: lines.flatMap((line) => (line.tables[spec.id] ?? []).map((cells) => rowOf(own, new Map(cells)))) })),
  ]);
}
