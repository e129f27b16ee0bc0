/** A filled-in sheet of records as answers, each with the place where it stands. Columns are known by their hidden names, else by their titles. */
import { problem, type JsonObject, type Problem } from '@liandong/core/run';
import { EMPTY, type Cell } from '../workbook/cell';
import { cellName } from '../workbook/drop-downs';
import type { Sheet, Workbook } from '../workbook/read-workbook';
import { fromCell } from './from-cell';
import type { Fixed, RecordPlan, SheetColumn, TablePlan } from './plan';

export interface Place { readonly sheet: string; readonly cell: string; readonly title: string }
export interface CellProblem extends Place { readonly problem: Problem }
export interface ReadCell extends Place { readonly column: SheetColumn; readonly text: string }

interface ReadLine {
  /** as the spreadsheet counts */
  readonly row: number;
  readonly sheet: string;
  readonly fixed: Readonly<Partial<Record<Fixed, string>>>;
  readonly data: JsonObject;
  /** key of a column → its cell, also when it is empty */
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly problems: readonly CellProblem[];
}
export interface ReadRecord extends ReadLine {
  /** child table → its rows, as they stand in `data` */
  readonly tables: Readonly<Record<string, readonly ReadLine[]>>;
  /** child tables of which the file has no sheet */
  readonly lacks: readonly string[];
}
export interface ReadRecords { readonly records: readonly ReadRecord[]; /** of the file, not of a row */ readonly problems: readonly CellProblem[] }

const isTechnical = (row: readonly Cell[] | undefined): boolean => {
  const names = (row ?? []).filter(({ text }) => text !== '');
  return names.length > 0 && names.every(({ text }) => text.startsWith('#'));
};
const problemAt = (code: string, place: Place, params: Problem['params'] = {}): CellProblem => ({ ...place, problem: problem(`sheet.${code}`, '', params) });

interface Columns { readonly at: ReadonlyMap<number, SheetColumn>; readonly first: number; readonly problems: readonly CellProblem[] }

function columnsIn({ name, rows }: Sheet, known: readonly SheetColumn[]): Columns {
  const [titles = [], second] = rows;
  const hasKeys = isTechnical(second);
  const at = new Map<number, SheetColumn>();
  const problems: CellProblem[] = [];
  titles.forEach(({ text }, index) => {
    const title = text.trim();
    const key = hasKeys ? (second?.[index]?.text ?? '') : '';
    const column = known.find((one) => (key === '' ? one.title === title : one.key === key));
    const place: Place = { sheet: name, cell: cellName(0, index), title };
    if (!column && (title !== '' || key !== '')) problems.push(problemAt('column-unknown', place, { title }));
    if (!column) return;
    if ([...at.values()].includes(column)) problems.push(problemAt('column-twice', place, { title }));
    at.set(index, column);
  });
  return { at, first: hasKeys ? 2 : 1, problems };
}

function lineOf(sheet: string, row: readonly Cell[], index: number, at: Columns['at']): ReadLine | undefined {
  const [fixed, data, cells]: [Partial<Record<Fixed, string>>, JsonObject, Map<string, ReadCell>] = [{}, {}, new Map()];
  const problems: CellProblem[] = [];
  let isEmpty = true;
  for (const [position, column] of at) {
    const cell = row[position] ?? EMPTY;
    const place: Place = { sheet, cell: cellName(index, position), title: column.title };
    cells.set(column.key, { ...place, column, text: cell.text.trim() });
    if (cell.kind === 'empty') continue;
    isEmpty &&= column.fixed === 'row';
    if (column.fixed !== undefined) fixed[column.fixed] = cell.text.trim();
    const answer = fromCell(column, cell);
    if (answer.problem) problems.push({ ...place, problem: answer.problem });
    if (answer.value !== undefined && column.spec) data[column.spec.id] = answer.value;
  }
  const stray = row.findIndex((cell, position) => cell.kind !== 'empty' && !at.has(position));
  if (stray >= 0) problems.push(problemAt('no-title', { sheet, cell: cellName(index, stray), title: '' }));
  return isEmpty && stray < 0 ? undefined : { row: index + 1, sheet, fixed, data, cells, problems };
}

interface Lines { readonly lines: readonly ReadLine[]; readonly problems: readonly CellProblem[] }
function linesOf(sheet: Sheet | undefined, known: readonly SheetColumn[]): Lines | undefined {
  if (!sheet) return undefined;
  const { at, first, problems } = columnsIn(sheet, known);
  const lines = sheet.rows.flatMap((row, index) => (index < first ? [] : (lineOf(sheet.name, row, index, at) ?? [])));
  return { lines, problems };
}

/** A sheet is known by a hidden name of one of its columns, else by its own. */
const sheetFor = (sheets: readonly Sheet[], name: string, keys: readonly string[]): Sheet | undefined =>
  sheets.find(({ rows }) => isTechnical(rows[1]) && rows[1]?.some(({ text }) => keys.includes(text))) ?? sheets.find((sheet) => sheet.name === name);
const ownKeys = (columns: readonly SheetColumn[]): string[] => columns.filter(({ spec }) => spec).map(({ key }) => key);

/** Rows of a child table belong to the row of the same number; the numbers of the main sheet must say which one that is. */
function orphans(table: TablePlan, lines: readonly ReadLine[], mains: readonly ReadLine[]): CellProblem[] {
  return lines.flatMap((line) => {
    const { row = '' } = line.fixed;
    const parents = mains.filter((main) => row !== '' && main.fixed.row === row).length;
    const place: Place = line.cells.get('#.row') ?? { sheet: line.sheet, cell: cellName(line.row - 1, 0), title: table.spec.title };
    return parents === 1 ? [] : [problemAt(parents === 0 ? 'row-unknown' : 'row-twice', place, { row })];
  });
}

function joined(plan: RecordPlan, main: ReadLine, tables: ReadonlyMap<TablePlan, readonly ReadLine[]>): ReadRecord {
  const { row = '' } = main.fixed;
  const mine = plan.tables.map((table) => [table.spec.id, row === '' ? [] : (tables.get(table) ?? []).filter(({ fixed }) => fixed.row === row)] as const);
  const data = { ...main.data };
  for (const [id, lines] of mine) if (lines.length > 0) data[id] = lines.map((line) => line.data);
  const lacks = plan.tables.filter((table) => !tables.has(table)).map(({ spec }) => spec.id);
  return { ...main, data, lacks, tables: Object.fromEntries(mine), problems: [...main.problems, ...mine.flatMap(([, lines]) => lines.flatMap((line) => line.problems))] };
}

/** @example const read = readRecords(await readWorkbook(bytes), plan) */
export function readRecords({ sheets }: Workbook, plan: RecordPlan): ReadRecords {
  const mainSheet = sheetFor(sheets, plan.name, ownKeys(plan.columns)) ?? sheets[0];
  const main = linesOf(mainSheet, plan.columns) ?? { lines: [], problems: [] };
  const others = sheets.filter((sheet) => sheet !== mainSheet);
  const tables = new Map(plan.tables.flatMap((table) => {
    const found = linesOf(sheetFor(others, table.name, ownKeys(table.columns)), table.columns);
    return found ? [[table, found] as const] : [];
  }));
  const lines = new Map([...tables].map(([table, found]) => [table, found.lines]));
  return {
    records: main.lines.map((line) => joined(plan, line, lines)),
    problems: [...main.problems, ...[...tables].flatMap(([table, found]) => [...found.problems, ...orphans(table, found.lines, main.lines)])],
  };
}
