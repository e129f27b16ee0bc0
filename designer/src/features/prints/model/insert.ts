/** What is put into a cell, and how an answer is shown there at first. */
import type { FieldSpec, PrintGrid, PrintPiece } from '@liandong/core/run';
import { type Place, spotAt } from './area';
import { piecesAt, setPieces } from './cells';
import { repeatAt, setRepeat } from './repeat';
import { optionTitles, type PrintWorld } from './world';

const PICTURES = new Set(['photo', 'signature']);
/** More options than these fill a cell. */
const FEW = 8;
type Shown = 'value' | 'boxes' | 'picture';

/** Ways in which an answer can be shown. */
export function waysOf(spec: FieldSpec, world: Pick<PrintWorld, 'codes'>): Shown[] {
  const holdsFiles = PICTURES.has(spec.widget ?? '') || spec.widget === 'file';
  return ['value', ...(optionTitles(spec, world).length > 0 ? ['boxes' as const] : []), ...(holdsFiles ? ['picture' as const] : [])];
}
export function wayOf(spec: FieldSpec, world: Pick<PrintWorld, 'codes'>): Shown {
  const options = optionTitles(spec, world).length;
  if (options > 0 && options <= FEW) return 'boxes';
  return PICTURES.has(spec.widget ?? '') ? 'picture' : 'value';
}
/** @param path the field's id, or `table/column` */
export function fieldPiece(path: string, spec: FieldSpec, world: Pick<PrintWorld, 'codes'>): PrintPiece {
  const as = wayOf(spec, world);
  return as === 'value' ? { field: path } : { field: path, as };
}

/** Behind what stands there. The first column of a table in a row makes the row repeat for that table. */
export function addPiece(grid: PrintGrid, place: Place, piece: PrintPiece): PrintGrid {
  const at = spotAt(grid, place) ?? place;
  const filled = setPieces(grid, place, [...piecesAt(grid, place), piece]);
  const table = 'field' in piece && piece.field.includes('/') ? piece.field.split('/')[0] : undefined;
  return table === undefined || repeatAt(grid, at.row) ? filled : setRepeat(filled, at.row, table);
}
