/** Rows and columns of a grid: put in, taken out, exchanged. What reaches over the place grows or shrinks with it. Nothing happens where the format or a merged cell forbids it. */
import type { PrintCell, PrintGrid } from '@liandong/core/run';
import { areaOf, type Area } from './area';
import { repeatsWith, repeatsWithout, swapRepeats } from './repeat';

export type Axis = 'row' | 'column';
const SPAN = { row: 'rows', column: 'columns' } as const;
const MOST = { row: 200, column: 60 } as const;

export const countOf = (grid: PrintGrid, axis: Axis): number => (axis === 'row' ? grid.rows : grid.columns.length);

/** The same cell elsewhere; a span of one is not written down. */
export function placed(cell: PrintCell, { row, column, rows, columns }: Area): PrintCell {
  const { rows: _rows, columns: _columns, ...rest } = cell;
  return { ...rest, row, column, ...(rows > 1 ? { rows } : {}), ...(columns > 1 ? { columns } : {}) };
}
const onAxis = (cell: PrintCell, axis: Axis, start: number, size: number): PrintCell => placed(cell, { ...areaOf(cell), [axis]: start, [SPAN[axis]]: size });

/** Heights that say nothing are not written down. */
export function withHeights(grid: PrintGrid, heights: readonly number[]): PrintGrid {
  const { heights: _before, ...rest } = grid;
  const said = heights.reduce((count, height, row) => (height > 0 ? row + 1 : count), 0);
  return said === 0 ? rest : { ...rest, heights: heights.slice(0, said) };
}
export const heightsOf = ({ rows, heights = [] }: PrintGrid): number[] => Array.from({ length: rows }, (_one, row) => heights[row] ?? 0);

function resized(grid: PrintGrid, axis: Axis, change: <T>(list: readonly T[], fresh: T) => T[]): PrintGrid {
  if (axis === 'column') {
    const even = grid.columns.reduce((sum, width) => sum + width, 0) / grid.columns.length;
    return { ...grid, columns: change(grid.columns, Math.round(even * 10) / 10) };
  }
  const heights = change(heightsOf(grid), 0);
  return withHeights({ ...grid, rows: heights.length }, heights);
}

/** A new line before `at`; at the end when `at` is their number. */
export function insertLine(grid: PrintGrid, axis: Axis, at: number): PrintGrid {
  if (countOf(grid, axis) >= MOST[axis]) return grid;
  const cells = grid.cells.map((cell) => {
    const [start, size] = [cell[axis], cell[SPAN[axis]] ?? 1];
    if (start >= at) return onAxis(cell, axis, start + 1, size);
    return start + size > at ? onAxis(cell, axis, start, size + 1) : cell;
  });
  const next = resized({ ...grid, cells }, axis, (list, fresh) => [...list.slice(0, at), fresh, ...list.slice(at)]);
  return axis === 'row' ? repeatsWith(next, at) : next;
}

/** The last line of a grid stays. */
export function removeLine(grid: PrintGrid, axis: Axis, at: number): PrintGrid {
  if (countOf(grid, axis) === 1) return grid;
  const cells = grid.cells.flatMap((cell) => {
    const [start, size] = [cell[axis], cell[SPAN[axis]] ?? 1];
    if (start > at) return [onAxis(cell, axis, start - 1, size)];
    if (start + size <= at) return [cell];
    return size === 1 ? [] : [onAxis(cell, axis, start, size - 1)];
  });
  const next = resized({ ...grid, cells }, axis, (list) => list.filter((_one, index) => index !== at));
  return axis === 'row' ? repeatsWithout(next, at) : next;
}

/** Two lines beside one another can change places unless a cell lies across their border and beyond. */
export function canSwap(grid: PrintGrid, axis: Axis, first: number): boolean {
  if (first < 0 || first + 1 >= countOf(grid, axis)) return false;
  return grid.cells.every((cell) => {
    const [start, end] = [cell[axis], cell[axis] + (cell[SPAN[axis]] ?? 1)];
    const [hasFirst, hasSecond] = [start <= first && first < end, start <= first + 1 && first + 1 < end];
    return hasFirst === hasSecond || end - start === 1;
  });
}

export function swapLines(grid: PrintGrid, axis: Axis, first: number): PrintGrid {
  if (!canSwap(grid, axis, first)) return grid;
  const cells = grid.cells.map((cell) => ((cell[SPAN[axis]] ?? 1) > 1 ? cell : { ...cell, [axis]: cell[axis] === first ? first + 1 : cell[axis] === first + 1 ? first : cell[axis] }));
  const next = resized({ ...grid, cells }, axis, (list) => list.map((one, index) => list[index === first ? first + 1 : index === first + 1 ? first : index] ?? one));
  return axis === 'row' ? swapRepeats(next, first) : next;
}
