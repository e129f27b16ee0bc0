/** A sheet of paper as cells: where each stands, how far it reaches, what is printed in it. */
import type { Merge } from '../workbook/scan';
import type { Sheet } from '../workbook/read-workbook';

export interface PaperCell { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number; readonly text: string }
/** A table, or one line of text as a table of one cell. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly PaperCell[];
  /** how wide each column is beside the others, where the file says so */
  readonly widths?: readonly number[];
  /** no table on paper: text between tables */
  readonly isLine?: true;
}
export interface Paper { readonly grids: readonly Grid[]; readonly isLandscape?: boolean }

export const MAX_ROWS = 200;
export const MAX_COLUMNS = 60;

export const lineGrid = (text: string): Grid => ({ rows: 1, columns: 1, cells: [{ row: 0, column: 0, rows: 1, columns: 1, text }], isLine: true });
/** Only widths that are all there say anything. */
export const withWidths = (grid: Grid, widths: readonly number[]): Grid => (widths.length >= grid.columns && widths.slice(0, grid.columns).every((width) => width > 0) ? { ...grid, widths: widths.slice(0, grid.columns) } : grid);

function usedOf({ rows, merges }: Sheet): { readonly rows: number; readonly columns: number } {
  let [last, widest] = [0, 0];
  rows.slice(0, MAX_ROWS).forEach((row, at) => row.slice(0, MAX_COLUMNS).forEach(({ text }, column) => {
    if (text.trim() !== '') [last, widest] = [Math.max(last, at + 1), Math.max(widest, column + 1)];
  }));
  // a merged cell belongs to the form, also when nothing is printed in it
  for (const merge of merges) if (merge.row <= last + 1 && merge.column < MAX_COLUMNS) [last, widest] = [Math.min(MAX_ROWS, Math.max(last, merge.row + merge.rows)), Math.min(MAX_COLUMNS, Math.max(widest, merge.column + merge.columns))];
  return { rows: last, columns: widest };
}

/** The printed part of a worksheet. */
export function gridOfSheet(sheet: Sheet): Grid {
  const used = usedOf(sheet);
  const starts = new Map<string, Merge>(sheet.merges.map((merge) => [`${merge.row} ${merge.column}`, merge]));
  const covered = new Set<string>();
  const cells: PaperCell[] = [];
  for (let row = 0; row < used.rows; row += 1) {
    for (let column = 0; column < used.columns; column += 1) {
      if (covered.has(`${row} ${column}`)) continue;
      const merge = starts.get(`${row} ${column}`);
      const [rows, columns] = [Math.min(merge?.rows ?? 1, used.rows - row), Math.min(merge?.columns ?? 1, used.columns - column)];
      for (let y = row; y < row + rows; y += 1) for (let x = column; x < column + columns; x += 1) covered.add(`${y} ${x}`);
      cells.push({ row, column, rows, columns, text: sheet.rows[row]?.[column]?.text ?? '' });
    }
  }
  return withWidths({ rows: used.rows, columns: used.columns, cells }, Array.from({ length: used.columns }, (_one, column) => sheet.look?.widths[column] ?? sheet.look?.width ?? 0));
}
