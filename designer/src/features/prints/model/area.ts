/** Places of a grid: which cell stands where, what is covered together, where the arrow keys lead. Rows and columns count from 0. */
import type { PrintCell, PrintGrid } from '@liandong/core/run';

export interface Place { readonly row: number; readonly column: number }
export interface Area extends Place { readonly rows: number; readonly columns: number }
/** A cell as it lies on the paper, or a place that no cell covers; `index` is its place in `grid.cells`. */
export interface Spot extends Area { readonly index?: number; readonly cell?: PrintCell }

export const areaOf = ({ row, column, rows = 1, columns = 1 }: PrintCell): Area => ({ row, column, rows, columns });
export const keyOf = ({ row, column }: Place): string => `${row}:${column}`;
export const isIn = ({ row, column }: Place, area: Area): boolean => row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
export const touches = (a: Area, b: Area): boolean => a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;

export function around(a: Area, b: Area): Area {
  const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)];
  return { row, column, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, columns: Math.max(a.column + a.columns, b.column + b.columns) - column };
}

/** Every cell and every gap in reading order. Of cells that overlap in a half-done draft the first counts. */
export function spotsOf(grid: PrintGrid): Spot[] {
  const width = grid.columns.length;
  const taken = new Uint8Array(grid.rows * width);
  const spots: Spot[] = [];
  const take = (spot: Spot): void => {
    for (let row = spot.row; row < Math.min(grid.rows, spot.row + spot.rows); row += 1) taken.fill(1, row * width + spot.column, row * width + Math.min(width, spot.column + spot.columns));
    spots.push(spot);
  };
  grid.cells.forEach((cell, index) => {
    const area = areaOf(cell);
    const isFree = area.row < grid.rows && area.column < width && !spots.some((spot) => touches(spot, area));
    if (isFree) take({ ...area, rows: Math.min(area.rows, grid.rows - area.row), columns: Math.min(area.columns, width - area.column), index, cell });
  });
  for (let at = 0; at < taken.length; at += 1) if (taken[at] === 0) spots.push({ row: Math.floor(at / width), column: at % width, rows: 1, columns: 1 });
  return spots.sort((a, b) => a.row - b.row || a.column - b.column);
}

export const spotAt = (grid: PrintGrid, place: Place): Spot | undefined => spotsOf(grid).find((spot) => isIn(place, spot));
export const spotsIn = (grid: PrintGrid, area: Area): Spot[] => spotsOf(grid).filter((spot) => touches(spot, area));

/** The area with every cell that it touches, whole: what can be merged. */
export function whole(grid: PrintGrid, area: Area): Area {
  const grown = spotsIn(grid, area).reduce<Area>(around, area);
  return grown.rows === area.rows && grown.columns === area.columns ? area : whole(grid, grown);
}
const single = ({ row, column }: Place): Area => ({ row, column, rows: 1, columns: 1 });
/** From one place to another, all cells whole. */
export const between = (grid: PrintGrid, a: Place, b: Place): Area => whole(grid, around(single(a), single(b)));

/** Where a key leads from a place; undefined: nowhere. A merged cell is left as one, on the line that one was on. */
export function moved(grid: PrintGrid, { row, column }: Place, key: string): Place | undefined {
  const spot = spotAt(grid, { row, column });
  if (!spot) return undefined;
  const next = ({
    ArrowUp: { row: spot.row - 1, column }, ArrowDown: { row: spot.row + spot.rows, column }, ArrowLeft: { row, column: spot.column - 1 }, ArrowRight: { row, column: spot.column + spot.columns },
    Home: { row, column: 0 }, End: { row, column: grid.columns.length - 1 },
  } as Readonly<Record<string, Place>>)[key];
  return next && next.row >= 0 && next.row < grid.rows && next.column >= 0 && next.column < grid.columns.length ? next : undefined;
}
