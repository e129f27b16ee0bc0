/** An .xlsx file as sheets of cells. What is dangerous or too much is refused, what Excel would have worked out or fetched is told. */
import readXlsx from 'read-excel-file/universal';
import { type Finding, noticed, refused } from '../finding';
import { type Cell, cellOf, type RawCell } from './cell';
import { type Extent, hasMoreRows, lookOf, type Merge, mergesOf, scan, type SheetLook } from './scan';
import { isWords, type Limits, openZip, textsBeside, textsIn, USUAL } from './zip';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  readonly look?: SheetLook;
}
export interface Workbook { readonly sheets: readonly Sheet[]; readonly findings: readonly Finding[] }

/** `breath`: lets others have a turn, where much is read on a thread that serves many. */
export interface Reading {
  readonly limits?: Limits;
  readonly breath?: () => Promise<unknown>;
  /** reads the cells in place of the library on this thread; numbers as `RawNumber` */
  readonly parse?: (bytes: Uint8Array) => Promise<readonly Parsed[]>;
}
interface Parsed { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }
const parsed = (bytes: Uint8Array): Promise<readonly Parsed[]> => readXlsx(bytes.slice().buffer as ArrayBuffer, { parseNumber: (raw: string) => ({ raw }), trim: false });

/** Cells that are empty take room, too. */
const EMPTY_TIMES = 6;
const fits = ({ rows, columns, cells }: Extent, limits: Limits): boolean => rows <= limits.rows && columns <= limits.columns && cells <= limits.cells && rows * columns <= limits.cells * EMPTY_TIMES;

/** Sheet name → path of its XML, in the workbook's order. */
function sheetPaths(parts: ReadonlyMap<string, string>): Map<string, string> {
  const target = new Map([...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, attributes = '']) => [attribute(attributes, 'Id'), attribute(attributes, 'Target')]));
  return new Map([...(parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = '']) => {
    const path = target.get(/\b\w+:id="([^"]*)"/.exec(attributes)?.[1] ?? '') ?? '';
    return [unescaped(attribute(attributes, 'name')), path.startsWith('/') ? path.slice(1) : `xl/${path}`];
  }));
}
const attribute = (attributes: string, name: string): string => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
const unescaped = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');

/** Why none of it is read, from the names of its parts. */
function barred(names: readonly string[]): Finding | undefined {
  if (names.some((name) => /vbaProject/i.test(name) || /\/macrosheets\//i.test(name))) return refused('file.macros');
  return names.includes('xl/workbook.xml') ? undefined : refused('file.no-workbook');
}

type Scanned = Pick<Sheet, 'merges' | 'look'>;
interface Looked { readonly scanned: ReadonlyMap<string, Scanned>; readonly findings: readonly Finding[]; readonly problem?: Finding }

const isScanned = (name: string): boolean => name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels' || /^xl\/worksheets\/[^/]+\.xml$/.test(name);

async function look(bytes: Uint8Array, names: readonly string[], { limits = USUAL, breath }: Reading): Promise<Looked> {
  const parts = breath ? await textsBeside(bytes, isScanned) : textsIn(bytes, isScanned);
  const findings: Finding[] = names.some((name) => name.startsWith('xl/externalLinks/')) ? [noticed('file.links')] : [];
  const scanned = new Map<string, Scanned>();
  for (const [sheet, path] of sheetPaths(parts)) {
    const xml = parts.get(path) ?? '';
    const { formulas, ...extent } = await scan(xml, (found) => !fits(found, limits), breath);
    if (!fits(extent, limits)) return { scanned, findings, problem: refused('file.too-many-cells', { rows: limits.rows, columns: limits.columns }, { sheet }) };
    if (hasMoreRows(xml, limits.rows)) return { scanned, findings, problem: refused('file.empty-rows', { rows: limits.rows }, { sheet }) };
    if (formulas.length > 0) findings.push(noticed('file.formulas', { cells: formulas.join(', ') }, { sheet }));
    scanned.set(sheet, { merges: mergesOf(xml), look: lookOf(xml) });
  }
  return { scanned, findings };
}

const ROWS_A_TURN = 1_000;
async function cellsOf(data: readonly (readonly RawCell[])[], breath: Reading['breath']): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for (const [index, row] of data.entries()) {
    if (breath && index % ROWS_A_TURN === 0) await breath();
    rows.push(row.map(cellOf));
  }
  return rows;
}

/** @example const read = await readWorkbook(new Uint8Array(await file.arrayBuffer())) */
export async function readWorkbook(bytes: Uint8Array, reading: Reading = {}): Promise<Workbook | Finding> {
  const opened = openZip(bytes, reading.limits);
  if ('code' in opened) return opened.code === 'file.unreadable' && isWords(bytes) ? refused('file.words') : opened;
  const bar = barred(opened.names);
  if (bar) return bar;
  try {
    const { scanned, findings, problem } = await look(bytes, opened.names, reading);
    if (problem) return problem;
    const sheets = await (reading.parse ?? parsed)(bytes);
    const read: Sheet[] = [];
    for (const { sheet, data } of sheets) read.push({ name: sheet, rows: await cellsOf(data as readonly (readonly RawCell[])[], reading.breath), ...(scanned.get(sheet) ?? { merges: [] }) });
    return { findings, sheets: read };
  } catch {
    return refused('file.unreadable');
  }
}
