/** An .xlsx file as sheets of cells. What is dangerous or too much is refused, what Excel would have worked out or fetched is told. */
import readXlsx from 'read-excel-file/universal';
import { type Finding, noticed, refused } from '../finding';
import { type Cell, cellOf, type RawCell } from './cell';
import { type Extent, extentOf, formulasIn, lookOf, type Merge, mergesOf, type SheetLook } from './scan';
import { openZip, textsIn } from './zip';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  readonly look?: SheetLook;
}
export interface Workbook { readonly sheets: readonly Sheet[]; readonly findings: readonly Finding[] }

const MAX_COLUMNS = 500;
const MAX_ROWS = 20_000;
const MAX_CELLS = 1_000_000;
const MAX_AREA = 6_000_000;

const fits = ({ rows, columns, cells }: Extent): boolean => rows <= MAX_ROWS && columns <= MAX_COLUMNS && cells <= MAX_CELLS && rows * columns <= MAX_AREA;

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

function look(bytes: Uint8Array, names: readonly string[]): Looked {
  const parts = textsIn(bytes, (name) => name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels' || /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const findings: Finding[] = names.some((name) => name.startsWith('xl/externalLinks/')) ? [noticed('file.links')] : [];
  const scanned = new Map<string, Scanned>();
  for (const [sheet, path] of sheetPaths(parts)) {
    const xml = parts.get(path) ?? '';
    if (!fits(extentOf(xml))) return { scanned, findings, problem: refused('file.too-many-cells', { rows: MAX_ROWS, columns: MAX_COLUMNS }, { sheet }) };
    const formulas = formulasIn(xml);
    if (formulas.length > 0) findings.push(noticed('file.formulas', { cells: formulas.join(', ') }, { sheet }));
    scanned.set(sheet, { merges: mergesOf(xml), look: lookOf(xml) });
  }
  return { scanned, findings };
}

/** @example const read = await readWorkbook(new Uint8Array(await file.arrayBuffer())) */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook | Finding> {
  const opened = openZip(bytes);
  if ('code' in opened) return opened;
  const bar = barred(opened.names);
  if (bar) return bar;
  try {
    const { scanned, findings, problem } = look(bytes, opened.names);
    if (problem) return problem;
    const sheets = await readXlsx(bytes.slice().buffer as ArrayBuffer, { parseNumber: (raw: string) => ({ raw }), trim: false });
    return { findings, sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: (data as unknown as RawCell[][]).map((row) => row.map(cellOf)), ...(scanned.get(sheet) ?? { merges: [] }) })) };
  } catch {
    return refused('file.unreadable');
  }
}
