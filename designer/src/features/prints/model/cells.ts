/** What stands in cells and how they look. A cell that says nothing, looks like all others and covers one place is not written down. */
import type { PrintCell, PrintGrid, PrintPiece } from '@liandong/core/run';
import { type Area, type Place, type Spot, spotAt, spotsIn, whole } from './area';
import { placed } from './lines';

export interface Look { readonly align?: NonNullable<PrintCell['align']>; readonly size?: NonNullable<PrintCell['size']>; readonly bold?: boolean }
const PLAIN: Required<Look> = { align: 'start', size: 'normal', bold: false };
const MOST_PIECES = 40;

export const lookOf = (cell: PrintCell | undefined): Required<Look> => ({ align: cell?.align ?? PLAIN.align, size: cell?.size ?? PLAIN.size, bold: cell?.bold ?? PLAIN.bold });
export const piecesAt = (grid: PrintGrid, place: Place): readonly PrintPiece[] => spotAt(grid, place)?.cell?.pieces ?? [];

const isBare = ({ pieces, rows = 1, columns = 1, align, size, bold }: PrintCell): boolean => pieces.length === 0 && rows === 1 && columns === 1 && align === undefined && size === undefined && bold === undefined;
const cellOf = (spot: Spot): PrintCell => spot.cell ?? placed({ row: 0, column: 0, pieces: [] }, spot);
/** Texts beside one another are one, empty ones none. */
function tidied(pieces: readonly PrintPiece[]): PrintPiece[] {
  const kept: PrintPiece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if ('text' in piece && piece.text === '') continue;
    if ('text' in piece && last && 'text' in last) kept[kept.length - 1] = { text: last.text + piece.text };
    else kept.push(piece);
  }
  return kept.slice(0, MOST_PIECES);
}

/** Every cell of the area, and every gap in it, made anew. */
export function changeCells(grid: PrintGrid, area: Area, change: (cell: PrintCell) => PrintCell): PrintGrid {
  const spots = spotsIn(grid, area);
  const changed = new Map(spots.flatMap((spot) => (spot.index === undefined ? [] : [[spot.index, change(cellOf(spot))] as const])));
  const fresh = spots.filter(({ index }) => index === undefined).map((spot) => change(cellOf(spot)));
  return { ...grid, cells: [...grid.cells.map((cell, index) => changed.get(index) ?? cell), ...fresh].filter((cell) => !isBare(cell)) };
}
const one = (place: Place): Area => ({ ...place, rows: 1, columns: 1 });

export const setPieces = (grid: PrintGrid, place: Place, pieces: readonly PrintPiece[]): PrintGrid => changeCells(grid, one(place), (cell) => ({ ...cell, pieces: pieces.slice(0, MOST_PIECES) }));
/** The look of a member that is as all cells are is taken out. */
export function setLook(grid: PrintGrid, area: Area, look: Look): PrintGrid {
  const said = Object.entries(look) as [keyof Look, unknown][];
  return changeCells(grid, area, (cell) => {
    const kept = Object.entries(cell).filter(([key]) => !said.some(([name]) => name === key));
    return Object.fromEntries([...kept, ...said.filter(([name, value]) => value !== PLAIN[name])]) as unknown as PrintCell;
  });
}
export const clearCells = (grid: PrintGrid, area: Area): PrintGrid => changeCells(grid, area, (cell) => ({ ...cell, pieces: [] }));

/** All that the cells say, in one: what they said comes line by line, so that nothing is lost. */
export function mergeCells(grid: PrintGrid, wish: Area): PrintGrid {
  const area = whole(grid, wish);
  const spots = spotsIn(grid, area);
  if (spots.length < 2) return grid;
  const full = spots.flatMap(({ cell }) => (cell && cell.pieces.length > 0 ? [cell] : []));
  const pieces = full.flatMap((cell, index): PrintPiece[] => (index === 0 ? [...cell.pieces] : [{ text: '\n' }, ...cell.pieces]));
  const [first = spots[0]?.cell ?? { row: 0, column: 0, pieces: [] }] = full;
  const indexes = new Set(spots.map(({ index }) => index));
  return { ...grid, cells: [...grid.cells.filter((_cell, index) => !indexes.has(index)), placed({ ...first, pieces: tidied(pieces) }, area)] };
}

/** Every merged cell of the area becomes places of its own; what it said stands in the first. */
export function splitCells(grid: PrintGrid, area: Area): PrintGrid {
  return changeCells(grid, area, (cell) => placed(cell, { row: cell.row, column: cell.column, rows: 1, columns: 1 }));
}
export const canSplit = (grid: PrintGrid, area: Area): boolean => spotsIn(grid, area).some(({ rows, columns }) => rows > 1 || columns > 1);
export const canMerge = (grid: PrintGrid, area: Area): boolean => spotsIn(grid, area).length > 1;
