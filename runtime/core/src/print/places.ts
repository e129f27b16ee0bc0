/** Where the cells of a grid stand on its lines. Whatever a draft says, no two lie on one another and none beyond the grid. */
import type { PrintCell, PrintGrid } from './format';
import { groupsOf, type Line } from './lines';

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly cell?: PrintCell;
  /** its index in the grid */
  readonly source?: number;
}

/** The last row of the grid that a cell covers: in a row that repeats it ends where that ends. */
const lastRow = (grid: PrintGrid): ((cell: PrintCell) => number) => {
  const ends = new Map(groupsOf(grid).flatMap(({ from, to }) => Array.from({ length: to - from }, (_unused, n) => [from + n, to] as const)));
  return ({ row, rows = 1 }) => Math.min(row + rows, ends.get(row) ?? grid.rows, grid.rows) - 1;
};

/** Row of the grid → the lines that are made of it. */
function linesBySource(lines: readonly Line[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  lines.forEach(({ source }, at) => found.set(source, found.get(source) ?? []).get(source)?.push(at));
  return found;
}

/** How many lines a cell covers that begins on this one. */
function rowsFrom(at: number, last: number, lines: readonly Line[]): number {
  const begun = lines[at]?.row;
  const isOn = (line: Line | undefined): boolean => line !== undefined && line.source <= last && (begun === undefined || line.row === begun);
  let end = at + 1;
  while (isOn(lines[end])) end += 1;
  return end - at;
}

class Taken {
  readonly #at: Uint8Array;
  constructor(lines: number, readonly columns: number) {
    this.#at = new Uint8Array(lines * columns);
  }
  has(line: number, column: number): boolean {
    return this.#at[line * this.columns + column] === 1;
  }
  take({ line, column, rows, columns }: Place): void {
    for (let at = line; at < line + rows; at += 1) this.#at.fill(1, at * this.columns + column, at * this.columns + column + columns);
  }
  /** how many columns are free from here, and for how many lines all of them are */
  free(wish: Place): Pick<Place, 'rows' | 'columns'> {
    let columns = 0;
    while (columns < wish.columns && wish.column + columns < this.columns && !this.has(wish.line, wish.column + columns)) columns += 1;
    const isFree = (line: number): boolean => Array.from({ length: columns }, (_unused, n) => wish.column + n).every((column) => !this.has(line, column));
    let rows = 1;
    while (rows < wish.rows && isFree(wish.line + rows)) rows += 1;
    return { rows, columns };
  }
}

function gapsIn(taken: Taken, lines: number): Place[] {
  const gaps: Place[] = [];
  for (let line = 0; line < lines; line += 1) for (let column = 0; column < taken.columns; column += 1) if (!taken.has(line, column)) gaps.push({ line, column, rows: 1, columns: 1 });
  return gaps;
}

/** In reading order; what no cell covers is an empty place. */
export function placesOf(grid: PrintGrid, lines: readonly Line[]): Place[] {
  const taken = new Taken(lines.length, grid.columns.length);
  const [lastOf, linesOf] = [lastRow(grid), linesBySource(lines)];
  const wishes = grid.cells.flatMap((cell, source) => (linesOf.get(cell.row) ?? []).map((line): Place => ({ line, column: cell.column, rows: rowsFrom(line, lastOf(cell), lines), columns: cell.columns ?? 1, cell, source })));
  const inOrder = (a: Place, b: Place): number => a.line - b.line || a.column - b.column;
  const placed = wishes.sort(inOrder).flatMap((wish): Place[] => {
    const { rows, columns } = taken.free(wish);
    if (columns === 0) return [];
    const place = { ...wish, rows, columns };
    taken.take(place);
    return [place];
  });
  return [...placed, ...gapsIn(taken, lines.length)].sort(inOrder);
}
