/** What of a record a print shows. Asked by hosts, which give no more than that, and by the checks of a pack. */
import type { PrintCell, PrintDef, PrintPiece } from './format';

/** A field, or a column of a child table. */
export interface FieldUse { readonly field: string; readonly column?: string }

export const fieldUse = (path: string): FieldUse => {
  const [field = '', column] = path.split('/');
  return column === undefined ? { field } : { field, column };
};

const cellsOf = (print: PrintDef): readonly PrintCell[] => print.grids.flatMap((grid) => grid.cells);
export const piecesOf = (print: PrintDef): readonly PrintPiece[] => cellsOf(print).flatMap((cell) => cell.pieces);

/** Ids of the fields that a print shows; of a child table the table. */
export function printedFields(print: PrintDef): string[] {
  const shown = piecesOf(print).flatMap((piece) => ('field' in piece ? [fieldUse(piece.field).field] : []));
  const repeated = print.grids.flatMap((grid) => (grid.repeat ?? []).map(({ table }) => table));
  return [...new Set([...shown, ...repeated])];
}

/** Steps of which a print tells what was said. */
export const printedSteps = (print: PrintDef): string[] => [...new Set(piecesOf(print).flatMap((piece) => ('step' in piece ? [piece.step] : [])))];
