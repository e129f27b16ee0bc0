/** Cells on the clipboard: as what they are between prints, as rows of text with everything else. */
import type { PrintCell, PrintGrid, PrintPiece } from '@liandong/core/run';
import { type Area, areaOf, type Place, spotsIn, touches } from './area';
import { changeCells, setPieces } from './cells';
import { insertLine, placed } from './lines';

/** Cells with places counted from the block's own corner. */
export interface Block { readonly rows: number; readonly columns: number; readonly cells: readonly PrintCell[] }

export function blockOf(grid: PrintGrid, area: Area): Block {
  const cells = spotsIn(grid, area).flatMap(({ cell }) => (cell ? [placed(cell, { ...areaOf(cell), row: cell.row - area.row, column: cell.column - area.column })] : []));
  return { rows: area.rows, columns: area.columns, cells };
}

const isCell = (value: unknown): value is PrintCell => typeof value === 'object' && value !== null && Array.isArray((value as PrintCell).pieces) && Number.isInteger((value as PrintCell).row) && Number.isInteger((value as PrintCell).column);
/** Undefined: it is no block of cells. */
export function readBlock(text: string): Block | undefined {
  try {
    const value = JSON.parse(text) as Block | null;
    return value && Number.isInteger(value.rows) && Number.isInteger(value.columns) && Array.isArray(value.cells) && value.cells.every(isCell) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Rows that are missing are added; columns are not: what does not fit beside is left out. */
const roomFor = (grid: PrintGrid, rows: number): PrintGrid => (grid.rows >= rows || grid.rows >= 200 ? grid : roomFor(insertLine(grid, 'row', grid.rows), rows));

/** The block with its corner at a place. Where it would lie across a cell that reaches further, only what it says is taken over. */
export function putBlock(grid: PrintGrid, { row, column }: Place, block: Block): PrintGrid {
  const roomy = roomFor(grid, row + block.rows);
  const fits = (area: Area): boolean => area.row + area.rows <= roomy.rows && area.column + area.columns <= roomy.columns.length;
  const wanted = block.cells.map((cell) => placed(cell, { ...areaOf(cell), row: cell.row + row, column: cell.column + column })).filter((cell) => fits(areaOf(cell)));
  return wanted.reduce<PrintGrid>((now, cell) => {
    const under = spotsIn(now, areaOf(cell));
    const isClear = under.every((spot) => spot.row >= cell.row && spot.column >= cell.column && spot.row + spot.rows <= cell.row + (cell.rows ?? 1) && spot.column + spot.columns <= cell.column + (cell.columns ?? 1));
    if (!isClear) return setPieces(now, cell, cell.pieces);
    return { ...now, cells: [...now.cells.filter((one) => !touches(areaOf(one), areaOf(cell))), cell] };
  }, roomy);
}

/** Rows of text, cell by cell, over merged cells as over one. */
export function putTexts(grid: PrintGrid, { row, column }: Place, texts: readonly (readonly string[])[]): PrintGrid {
  const roomy = roomFor(grid, row + texts.length);
  return texts.reduce<PrintGrid>((now, line, y) => line.reduce<PrintGrid>((inner, text, x) => {
    const place = { row: row + y, column: column + x };
    const pieces: PrintPiece[] = text === '' ? [] : [{ text: text.slice(0, 2000) }];
    return place.row >= inner.rows || place.column >= inner.columns.length ? inner : changeCells(inner, { ...place, rows: 1, columns: 1 }, (cell) => ({ ...cell, pieces }));
  }, now), roomy);
}
