import { type PrintDef, PrintDef as Schema } from '@liandong/core/run';
import { useMemo } from 'react';
import { type Draft, type EditOptions, stored, useDraft } from '../../editing';
import { type PrintWorld, worldOf } from './model/world';

export interface EditedPrint {
  readonly print: PrintDef;
  readonly path: string;
  readonly draft: Draft;
  readonly world: PrintWorld;
  readonly readonly: boolean;
  /** One undoable step. `merge`: typing in one place becomes one step. */
  edit(label: string, change: (print: PrintDef) => PrintDef, options?: EditOptions): void;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && value > 0;
/** Good enough to be drawn; anything less is for the source view. */
function isDrawable(value: unknown): value is PrintDef {
  const print = value as Partial<PrintDef> | undefined;
  const isGrid = (grid: PrintDef['grids'][number] | null): boolean =>
    typeof grid === 'object' && grid !== null && Number.isInteger(grid.rows) && grid.rows > 0 && grid.rows <= MOST.rows && Array.isArray(grid.columns) && grid.columns.length > 0 && grid.columns.length <= MOST.columns && grid.columns.every(isNumber)
    && Array.isArray(grid.cells) && grid.cells.every((cell) => Number.isInteger(cell?.row) && Number.isInteger(cell.column) && Array.isArray(cell.pieces));
  return typeof print?.title === 'string' && typeof print.record === 'string' && Array.isArray(print.grids) && print.grids.length > 0 && print.grids.every(isGrid);
}
const MOST = { rows: Schema.properties.grids.items.properties.rows.maximum ?? 200, columns: Schema.properties.grids.items.properties.columns.maxItems ?? 60 };

/** The print of this id in the draft, or undefined when it is missing or cannot be drawn. */
export function usePrint(id: string): EditedPrint | undefined {
  const draft = useDraft();
  const path = `prints/${id}.json`;
  const print = draft.json<PrintDef>(path);
  const drawable = isDrawable(print) ? print : undefined;
  const { files, json, pack } = draft;
  const record = drawable?.record ?? '';
  const world = useMemo(() => worldOf(record, { files, json, pack }), [record, files, json, pack]);
  return useMemo(() => drawable && {
    print: drawable, path, draft, world, readonly: draft.readonly,
    edit: (label, change, options) => draft.setFile(path, stored(change(drawable)), label, options?.merge === undefined ? {} : { merge: `${path}:${options.merge}` }),
  }, [drawable, path, draft, world]);
}
