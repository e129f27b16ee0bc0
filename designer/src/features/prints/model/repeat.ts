/** Rows that stand once for each row of a child table. Rows below one another of the same table are one group. */
import type { PrintGrid } from '@liandong/core/run';

export type Repeat = NonNullable<PrintGrid['repeat']>[number];

export const repeatAt = ({ repeat = [] }: PrintGrid, row: number): Repeat | undefined => repeat.find((one) => one.row === row);

export function withRepeats(grid: PrintGrid, repeat: readonly Repeat[]): PrintGrid {
  const { repeat: _before, ...rest } = grid;
  return repeat.length === 0 ? rest : { ...rest, repeat: [...repeat].sort((a, b) => a.row - b.row) };
}

const sameTable = (a: Repeat | undefined, b: Repeat | undefined): a is Repeat => a !== undefined && a.table === b?.table;

/** After a row was put in: inside a group it belongs to the group. */
export function repeatsWith(grid: PrintGrid, at: number): PrintGrid {
  const before = grid.repeat ?? [];
  const [above, below] = [before.find(({ row }) => row === at - 1), before.find(({ row }) => row === at)];
  const shifted = before.map((one) => (one.row >= at ? { ...one, row: one.row + 1 } : one));
  return withRepeats(grid, sameTable(above, below) ? [...shifted, { row: at, table: above.table }] : shifted);
}

/** After a row was taken out: what its group stands for at the least stays with the group. */
export function repeatsWithout(grid: PrintGrid, at: number): PrintGrid {
  const before = grid.repeat ?? [];
  const gone = before.find(({ row }) => row === at);
  const heir = gone && before.find((one) => Math.abs(one.row - at) === 1 && one.table === gone.table);
  const kept = before.filter(({ row }) => row !== at).map((one) => (one === heir && gone?.atLeast !== undefined ? { ...one, atLeast: Math.max(gone.atLeast, one.atLeast ?? 0) } : one));
  return withRepeats(grid, kept.map((one) => (one.row > at ? { ...one, row: one.row - 1 } : one)));
}

export const swapRepeats = (grid: PrintGrid, first: number): PrintGrid =>
  withRepeats(grid, (grid.repeat ?? []).map((one) => (one.row === first ? { ...one, row: first + 1 } : one.row === first + 1 ? { ...one, row: first } : one)));

/** `table` undefined: the row stands once. */
export function setRepeat(grid: PrintGrid, row: number, table: string | undefined, atLeast = 0): PrintGrid {
  const others = (grid.repeat ?? []).filter((one) => one.row !== row);
  return withRepeats(grid, table === undefined ? others : [...others, { row, table, ...(atLeast > 0 ? { atLeast } : {}) }]);
}
