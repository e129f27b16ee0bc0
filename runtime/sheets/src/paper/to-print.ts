/** A paper as a print layout: the same grids, spans and words; what was made a field stands where it was to be written. */
import type { PrintCell, PrintDef, PrintGrid, PrintPiece } from '@liandong/core/run';
import words from '../recognise/words.json' with { type: 'json' };
import { cleaned } from './cell-text';
import type { Grid, Paper } from './grid';
import type { Part, Understood } from './recognise';
import type { Bound } from './to-form';
import { fieldPiece, piecesOf } from './to-pieces';

type Placed = Understood & { readonly at: number };
type BoundCells = ReadonlyMap<number, Bound>;
interface Repeated { readonly table: string; readonly atLeast: number }
/** What becomes of the rows of a grid, and what stands in cells that a table gave columns to. */
interface Plan { readonly dropped: ReadonlySet<number>; readonly repeat: ReadonlyMap<number, Repeated>; readonly pieces: ReadonlyMap<number, readonly PrintPiece[]> }

const LOOKS: Readonly<Partial<Record<Part, Pick<PrintCell, 'align' | 'size' | 'bold'>>>> = { title: { align: 'center', size: 'title', bold: true }, section: { bold: true }, label: { align: 'center' }, table: { align: 'center' }, note: { size: 'small' } };
/** Millimetres for what is written at length by hand. */
const ROOM = 20;
const MOST_LEAST = 60;

const isWordless = ({ part, text }: Understood): boolean => part === 'empty' && !/\p{L}/u.test(text);

/** The columns of a table under their heads; columns without one share the last cell. */
function columnsUnder(heads: readonly Placed[], { table = '', fields }: Bound): PrintPiece[][] {
  const free = [...fields];
  const cells = heads.map((head): PrintPiece[] => {
    const at = free.findIndex(({ proposal }) => proposal.title === cleaned(head.text));
    if (at >= 0) return free.splice(at, 1).map((field) => fieldPiece(field, table));
    return words.paper.row.includes(cleaned(head.text)) ? [{ field: table }] : [];
  });
  for (const cell of cells) if (cell.length === 0) cell.push(...free.splice(0, 1).map((field) => fieldPiece(field, table)));
  cells.at(-1)?.push(...free.flatMap((field): PrintPiece[] => [{ text: ' ' }, fieldPiece(field, table)]));
  return cells;
}

function planOf(cells: readonly Placed[], bound: BoundCells): Plan {
  const [dropped, repeat, pieces] = [new Set<number>(), new Map<number, Repeated>(), new Map<number, readonly PrintPiece[]>()];
  const lineAt = (row: number): Placed[] => cells.filter((cell) => cell.row === row && cell.rows === 1);
  for (const cell of cells) {
    const own = bound.get(cell.at);
    if (own?.table === undefined) continue;
    const lines = Array.from({ length: cell.lines ?? 0 }, (_one, n) => cell.row + 1 + n).filter((row) => lineAt(row).every(isWordless));
    const [first, ...rest] = lines;
    if (first === undefined) {
      pieces.set(cell.at, [...piecesOf(cell.text, []), { text: ' ' }, { field: own.table }]);
      continue;
    }
    const heads = lineAt(cell.row);
    columnsUnder(heads, own).forEach((column, index) => {
      const below = lineAt(first).find((one) => one.column === heads[index]?.column);
      if (below) pieces.set(below.at, column);
    });
    repeat.set(first, { table: own.table, atLeast: Math.min(MOST_LEAST, lines.length) });
    for (const row of rest) dropped.add(row);
  }
  return { dropped, repeat, pieces };
}

const isTall = ({ fields }: Bound): boolean => fields.some(({ proposal }) => proposal.widget === 'textarea' || proposal.widget === 'photo');

function cellOf(cell: Placed, place: Pick<PrintCell, 'row' | 'rows'>, { pieces }: Plan, own: Bound | undefined): PrintCell {
  const said = pieces.get(cell.at) ?? piecesOf(cell.text, own?.table === undefined ? (own?.fields ?? []) : []);
  return { row: place.row, column: cell.column, ...((place.rows ?? 1) > 1 ? { rows: place.rows ?? 1 } : {}), ...(cell.columns > 1 ? { columns: cell.columns } : {}), pieces: [...said], ...LOOKS[cell.part] };
}

function gridOf(grid: Grid, cells: readonly Placed[], bound: BoundCells): PrintGrid {
  const plan = planOf(cells, bound);
  const kept = Array.from({ length: grid.rows }, (_one, row) => row).filter((row) => !plan.dropped.has(row));
  const rowsIn = (from: number, rows: number): number => kept.filter((row) => row >= from && row < from + rows).length;
  const heights = kept.map((row) => (cells.some((cell) => cell.row === row && cell.rows === 1 && isTall(bound.get(cell.at) ?? { fields: [] })) ? ROOM : 0));
  const made = cells.filter(({ row, rows }) => rowsIn(row, rows) > 0).map((cell) => cellOf(cell, { row: rowsIn(0, cell.row), rows: rowsIn(cell.row, cell.rows) }, plan, bound.get(cell.at)));
  const repeat = [...plan.repeat].map(([row, one]) => ({ row: rowsIn(0, row), ...one }));
  return {
    rows: kept.length, columns: widthsOf(grid), ...(heights.some((height) => height > 0) ? { heights } : {}), ...(grid.isLine ? { lines: false } : {}),
    cells: made.filter(({ pieces, rows, columns }) => pieces.length > 0 || rows !== undefined || columns !== undefined), ...(repeat.length > 0 ? { repeat } : {}),
  };
}
/** Shares of the sheet in percent. */
function widthsOf({ columns, widths = Array.from({ length: columns }, () => 1) }: Grid): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => Math.max(0.1, Math.round((width / total) * 1000) / 10));
}

/** Above and below the table a worksheet has lines over its whole width that no border is drawn around: title, day, notes. */
function splitLines(grid: Grid, cells: readonly Placed[]): { readonly grid: Grid; readonly cells: readonly Placed[] }[] {
  const isLine = (row: number, parts: readonly Part[]): boolean => cells.some((cell) => cell.row === row && cell.rows === 1 && cell.columns === grid.columns && parts.includes(cell.part));
  if (grid.isLine || grid.columns === 1) return [{ grid, cells }];
  let [from, to] = [0, grid.rows];
  while (from < to && isLine(from, ['title', 'note', 'field'])) from += 1;
  while (to > from && isLine(to - 1, ['note'])) to -= 1;
  const line = (row: number) => ({ grid: { rows: 1, columns: 1, cells: [], isLine: true as const }, cells: cells.filter((cell) => cell.row === row).map((cell) => ({ ...cell, row: 0, column: 0, columns: 1 })) });
  const inner = { grid: { ...grid, rows: to - from }, cells: cells.filter((cell) => cell.row >= from && cell.row < to).map((cell) => ({ ...cell, row: cell.row - from })) };
  const rows = (first: number, end: number) => Array.from({ length: end - first }, (_one, n) => line(first + n));
  return [...rows(0, from), ...(to > from ? [inner] : []), ...rows(to, grid.rows)];
}

/** @param bound what `paperForm` made of each of the cells */
export function paperPrint(paper: Paper, cells: readonly Understood[], bound: BoundCells): Pick<PrintDef, 'page' | 'grids'> {
  const placed = cells.map((cell, at): Placed => ({ ...cell, at }));
  const grids = paper.grids.flatMap((grid, index) => (grid.rows === 0 || grid.columns === 0 ? [] : splitLines(grid, placed.filter((cell) => cell.grid === index)))).map(({ grid, cells: own }) => gridOf(grid, own, bound));
  return { ...(paper.isLandscape === true ? { page: { landscape: true } } : {}), grids: grids.slice(0, 100) };
}
