/** A filled-in sheet of records as answers, each with the place where it stands. Columns are known by their hidden names, else by their titles. */
import type { JsonObject } from '@liandong/core/run';
import { EMPTY, type Cell } from '../workbook/cell';
import { cellName } from '../workbook/drop-downs';
import type { Sheet, Workbook } from '../workbook/read-workbook';
import { fromCell } from './from-cell';
import { columnsIn, isTechnical, merged, problemAt, type Columns } from './heads';
import type { CellProblem, Place } from './place';
import type { Fixed, RecordPlan, SheetColumn, TablePlan } from './plan';

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

/** Titles once more, where a row should be. */
function isHead(cells: ReadonlyMap<string, ReadCell>): boolean {
  const said = [...cells.values()].filter(({ text }) => text !== '');
  return said.length > 1 && said.every(({ text, column }) => text === column.title);
}

const problemOf = ({ sheet, cell, title }: Place, problem: CellProblem['problem']): CellProblem => ({ sheet, cell, title, problem });

function lineOf(sheet: string, row: readonly Cell[], index: number, at: Columns['at']): ReadLine | undefined {
  const [fixed, data, cells]: [Partial<Record<Fixed, string>>, JsonObject, Map<string, ReadCell>] = [{}, {}, new Map()];
  const problems: CellProblem[] = [];
  let isEmpty = true;
  for (const [position, column] of at) {
    const cell = row[position] ?? EMPTY;
    const read: ReadCell = { sheet, cell: cellName(index, position), title: column.title, column, text: cell.text.trim() };
    cells.set(column.key, read);
    if (cell.kind === 'empty') continue;
    isEmpty &&= column.fixed === 'row';
    if (column.fixed !== undefined) fixed[column.fixed] = read.text;
    const answer = fromCell(column, cell);
    if (answer.problem) problems.push(problemOf(read, answer.problem));
    if (answer.value !== undefined && column.spec) data[column.spec.id] = answer.value;
  }
  const stray = row.findIndex((cell, position) => cell.kind !== 'empty' && !at.has(position));
  if (stray >= 0) problems.push(problemAt('no-title', { sheet, cell: cellName(index, stray), title: '' }));
  if (isHead(cells)) problems.push(problemAt('head-again', { sheet, cell: cellName(index, 0), title: '' }));
  return isEmpty && stray < 0 ? undefined : { row: index + 1, sheet, fixed, data, cells, problems };
}

interface Lines { readonly lines: readonly ReadLine[]; readonly problems: readonly CellProblem[] }
/** After so many rows others may have a turn. */
const ROWS_A_TURN = 500;
function* linesOf(sheet: Sheet | undefined, known: readonly SheetColumn[]): Generator<void, Lines | undefined> {
  if (!sheet) return undefined;
  const { at, first, problems } = columnsIn(sheet, known);
  const lines: ReadLine[] = [];
  for (const [index, row] of sheet.rows.entries()) {
    if (index % ROWS_A_TURN === 0) yield;
    const line = index < first ? undefined : lineOf(sheet.name, row, index, at);
    if (line) lines.push(line);
  }
  return { lines, problems: [...problems, ...merged(sheet, first)] };
}

/** A sheet is known by a hidden name of one of its columns, else by its own. */
const sheetFor = (sheets: readonly Sheet[], name: string, keys: readonly string[]): Sheet | undefined =>
  sheets.find(({ rows }) => isTechnical(rows[1]) && rows[1]?.some(({ text }) => keys.includes(text))) ?? sheets.find((sheet) => sheet.name === name);
const ownKeys = (columns: readonly SheetColumn[]): string[] => columns.filter(({ spec }) => spec).map(({ key }) => key);

const byNumber = (lines: readonly ReadLine[]): Map<string, ReadLine[]> => {
  const found = new Map<string, ReadLine[]>();
  for (const line of lines) {
    const { row = '' } = line.fixed;
    if (row !== '') found.set(row, [...(found.get(row) ?? []), line]);
  }
  return found;
};
type Numbered = ReadonlyMap<string, readonly ReadLine[]>;

/** Rows of a child table belong to the row of the same number; the numbers of the main sheet must say which one that is. */
function orphans(table: TablePlan, lines: readonly ReadLine[], mains: Numbered): CellProblem[] {
  return lines.flatMap((line) => {
    const { row = '' } = line.fixed;
    const parents = mains.get(row)?.length ?? 0;
    const place: Place = line.cells.get('#.row') ?? { sheet: line.sheet, cell: cellName(line.row - 1, 0), title: table.spec.title };
    return parents === 1 ? [] : [problemAt(parents === 0 ? 'row-unknown' : 'row-twice', place, { row })];
  });
}

function joined(plan: RecordPlan, main: ReadLine, tables: ReadonlyMap<TablePlan, Numbered>): ReadRecord {
  const { row = '' } = main.fixed;
  const mine = plan.tables.map((table) => [table.spec.id, tables.get(table)?.get(row) ?? []] as const);
  const data = { ...main.data };
  for (const [id, lines] of mine) if (lines.length > 0) data[id] = lines.map((line) => line.data);
  const lacks = plan.tables.filter((table) => !tables.has(table)).map(({ spec }) => spec.id);
  return { ...main, data, lacks, tables: Object.fromEntries(mine), problems: [...main.problems, ...mine.flatMap(([, lines]) => lines.flatMap((line) => line.problems))] };
}

function* reading({ sheets }: Workbook, plan: RecordPlan): Generator<void, ReadRecords> {
  const mainSheet = sheetFor(sheets, plan.name, ownKeys(plan.columns)) ?? sheets[0];
  const main = (yield* linesOf(mainSheet, plan.columns)) ?? { lines: [], problems: [] };
  const others = sheets.filter((sheet) => sheet !== mainSheet);
  const tables = new Map<TablePlan, Lines>();
  for (const table of plan.tables) {
    const found = yield* linesOf(sheetFor(others, table.name, ownKeys(table.columns)), table.columns);
    if (found) tables.set(table, found);
  }
  const [mains, lines] = [byNumber(main.lines), new Map([...tables].map(([table, found]) => [table, byNumber(found.lines)]))];
  const records: ReadRecord[] = [];
  for (const [index, line] of main.lines.entries()) {
    if (index % ROWS_A_TURN === 0) yield;
    records.push(joined(plan, line, lines));
  }
  return { records, problems: [...main.problems, ...[...tables].flatMap(([table, found]) => [...found.problems, ...orphans(table, found.lines, mains)])] };
}

/** @example const read = readRecords(await readWorkbook(bytes), plan) */
export function readRecords(workbook: Workbook, plan: RecordPlan): ReadRecords {
  const turns = reading(workbook, plan);
  for (;;) {
    const turn = turns.next();
    if (turn.done) return turn.value;
  }
}
/** The same of many rows, where others are to be served meanwhile. */
export async function readManyRecords(workbook: Workbook, plan: RecordPlan, breath: () => Promise<unknown>): Promise<ReadRecords> {
  const turns = reading(workbook, plan);
  for (;;) {
    const turn = turns.next();
    if (turn.done) return turn.value;
    await breath();
  }
}
