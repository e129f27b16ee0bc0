/** The author's commands on a print, each one undoable step with its name, and what is chosen after it. */
import type { FieldSpec, PrintDef, PrintGrid, PrintPiece } from '@liandong/core/run';
import { type Area, spotAt } from './model/area';
import { type Block, putBlock, putTexts } from './model/block';
import { clearCells, type Look, mergeCells, setLook, setPieces, splitCells } from './model/cells';
import { tableGrid } from './model/generate';
import { addPiece } from './model/insert';
import { type Axis, heightsOf, insertLine, removeLine, swapLines, withHeights } from './model/lines';
import * as edits from './model/print-edit';
import { repeatAt, setRepeat } from './model/repeat';
import { pieceWords } from './model/words';
import { at, type Selected, type Selection } from './selection';
import { t } from './text';
import type { EditedPrint } from './use-print';

export interface CellActions {
  write(text: string): void;
  setPieces(pieces: readonly PrintPiece[], merge?: string): void;
  add(piece: PrintPiece): void;
  clear(): void;
  setLook(look: Look): void;
  merge(): void;
  split(): void;
  /** before the chosen cells, or after them */
  addLine(axis: Axis, where: 'before' | 'after'): void;
  removeLines(axis: Axis): void;
  moveLine(axis: Axis, by: -1 | 1): void;
  setHeight(height: number): void;
  setWidth(width: number): void;
  setRepeat(table: string | undefined, atLeast?: number): void;
  paste(block: Block): void;
  pasteTexts(texts: readonly (readonly string[])[]): void;
}

const whatOf = (axis: Axis): string => t(axis === 'row' ? 'tools.rows' : 'tools.columns');
const SPAN = { row: 'rows', column: 'columns' } as const;

/** The rows that one means by a cell of a repeated row: all of its group stand together. */
const along = (area: Area, axis: Axis): number[] => Array.from({ length: area[SPAN[axis]] }, (_one, n) => area[axis] + n);

export function cellActions(edited: EditedPrint, { grid, own, area, head }: Selected, select: (next: Selection | undefined) => void): CellActions {
  const change = (label: string, edit: (one: PrintGrid) => PrintGrid, merge?: string): void => edited.edit(label, (print) => edits.changeGrid(print, grid, edit), merge === undefined ? {} : { merge: `${grid}:${area.row}:${area.column}:${merge}` });
  const table = repeatAt(own, area.row)?.table;
  return {
    write: (text) => change(t('did.text'), (one) => setPieces(one, head, text === '' ? [] : [{ text: text.slice(0, 2000) }])),
    setPieces: (pieces, merge) => change(t('did.pieces'), (one) => setPieces(one, area, pieces), merge),
    add: (piece) => change(t('did.add', { title: pieceWords(piece, edited.world, table).text }), (one) => addPiece(one, head, piece)),
    clear: () => change(t('did.clear'), (one) => clearCells(one, area)),
    setLook: (look) => change(t('did.look'), (one) => setLook(one, area, look)),
    merge() {
      change(t('did.merge'), (one) => mergeCells(one, area));
      select(at(grid, area));
    },
    split: () => change(t('did.split'), (one) => splitCells(one, area)),
    addLine(axis, where) {
      const index = where === 'before' ? area[axis] : area[axis] + area[SPAN[axis]];
      change(t('did.addLine', { what: whatOf(axis) }), (one) => insertLine(one, axis, index));
      select(at(grid, { ...{ row: area.row, column: area.column }, [axis]: index }));
    },
    removeLines(axis) {
      change(t('did.removeLine', { what: whatOf(axis) }), (one) => along(area, axis).reverse().reduce((now, index) => removeLine(now, axis, index), one));
      const left = (axis === 'row' ? own.rows : own.columns.length) - area[SPAN[axis]];
      select(at(grid, { ...{ row: area.row, column: area.column }, [axis]: Math.max(0, Math.min(area[axis], left - 1)) }));
    },
    moveLine(axis, by) {
      change(t('did.moveLine', { what: whatOf(axis) }), (one) => swapLines(one, axis, by < 0 ? area[axis] - 1 : area[axis]));
      select(at(grid, { ...{ row: area.row, column: area.column }, [axis]: area[axis] + by }));
    },
    setHeight: (height) => change(t('did.size'), (one) => withHeights(one, heightsOf(one).map((was, row) => (row === area.row ? height : was))), 'height'),
    setWidth: (width) => change(t('did.size'), (one) => ({ ...one, columns: one.columns.map((was, column) => (column === area.column ? width : was)) }), 'width'),
    setRepeat: (wish, atLeast) => change(t('did.repeat'), (one) => along({ ...area, rows: spotAt(one, area)?.rows ?? 1 }, 'row').reduce((now, row, index) => setRepeat(now, row, wish, index === 0 ? atLeast : 0), one), 'repeat'),
    paste: (block) => change(t('did.paste'), (one) => putBlock(one, area, block)),
    pasteTexts: (texts) => change(t('did.paste'), (one) => putTexts(one, area, texts)),
  };
}

export interface SheetActions {
  set(change: Partial<Pick<PrintDef, 'title' | 'record'>>): void;
  setPage(change: Partial<ReturnType<typeof edits.pageSettings>>): void;
  addGrid(after: number): void;
  addTable(spec: FieldSpec, after: number): void;
  removeGrid(index: number): void;
  moveGrid(index: number, by: -1 | 1): void;
  setLines(index: number, hasLines: boolean): void;
}

export function sheetActions(edited: EditedPrint, select: (next: Selection | undefined) => void): SheetActions {
  const add = (grid: PrintGrid, after: number): void => {
    edited.edit(t('did.addGrid'), (print) => edits.insertGrids(print, after + 1, [grid]));
    select(at(after + 1, { row: 0, column: 0 }));
  };
  return {
    set: (change) => edited.edit(t(change.record === undefined ? 'did.name' : 'did.record'), (print) => ({ ...print, ...change }), { merge: 'set' }),
    setPage: (change) => edited.edit(t('did.page'), (print) => edits.setPage(print, change), { merge: 'page' }),
    addGrid: (after) => add(edits.freshGrid(), after),
    addTable(spec, after) {
      const grid = tableGrid(spec, edited.world);
      if (grid) add(grid, after);
    },
    removeGrid(index) {
      edited.edit(t('did.removeGrid'), (print) => edits.removeGrid(print, index));
      select(undefined);
    },
    moveGrid(index, by) {
      edited.edit(t('did.moveGrid'), (print) => edits.moveGrid(print, index, by));
      select(undefined);
    },
    setLines: (index, hasLines) => edited.edit(t('did.lines'), (print) => edits.changeGrid(print, index, (grid) => edits.setLines(grid, hasLines))),
  };
}
