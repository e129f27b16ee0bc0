/** Cells that come from a spreadsheet. */
import type { Column } from './columns';
import type { Place } from './place';
import { typedFeel } from './words';

export interface PastedCell extends Place { readonly feel: string }
/** What would be written from a place on, rows below one another; `unread`: the first text that says nothing in its column. */
export function pastedCells(text: string, from: Place, columns: readonly Column[]): { readonly cells: readonly PastedCell[]; readonly unread?: string } {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n').map((row) => row.split('\t'));
  const cells: PastedCell[] = [];
  for (const [down, row] of rows.entries()) {
    for (const [right, typed] of row.entries()) {
      const column = columns[from.column + right];
      if (!column) continue;
      const feel = typedFeel(typed, column);
      if (feel === undefined) return { cells: [], unread: typed.trim() };
      cells.push({ row: from.row + down, column: from.column + right, feel });
    }
  }
  return { cells };
}
