/** Rows as data: what an action makes of them. Pure; a row is never changed, only replaced. */
import type { Json, JsonObject } from '@liandong/core/run';
import type { Value } from '../../model/types';

export type Rows = readonly Json[];
export const isRow = (row: Json | undefined): row is JsonObject => typeof row === 'object' && row !== null && !Array.isArray(row);
export const isRows = (value: Json): boolean => Array.isArray(value) && value.every(isRow);

/** An emptied cell is none. */
function withCell(row: Json | undefined, column: string, value: Value): JsonObject {
  const { [column]: _before, ...rest } = isRow(row) ? row : {};
  return value === undefined || value === null ? rest : { ...(isRow(row) ? row : {}), [column]: value };
}

export const setCell = (rows: Rows, at: number, column: string, value: Value): Rows => rows.map((row, index) => (index === at ? withCell(row, column, value) : row));
export const insertRow = <T>(rows: readonly T[], at: number, row: T): readonly T[] => [...rows.slice(0, at), row, ...rows.slice(at)];
export const removeRow = <T>(rows: readonly T[], at: number): readonly T[] => rows.filter((_row, index) => index !== at);
/** Nothing where there is no place for it. */
export function moveRow<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const moved = rows[from];
  return moved === undefined || to < 0 || to >= rows.length ? rows : insertRow(removeRow(rows, from), to, moved);
}

/** A block laid over the table from one cell on; undefined: that cell stays. Rows are added as far as there may be so many. */
export function layOver(rows: Rows, from: { readonly row: number; readonly columns: readonly string[] }, block: readonly (readonly Value[])[], most: number): Rows {
  const made = [...rows];
  block.slice(0, Math.max(0, most - from.row)).forEach((line, offset) => {
    let row = made[from.row + offset] ?? {};
    line.forEach((value, index) => {
      const column = from.columns[index];
      if (column !== undefined && value !== undefined) row = withCell(row, column, value);
    });
    made[from.row + offset] = row;
  });
  return made;
}

export function sumOf(rows: Rows, column: string, isShown: (index: number) => boolean): number {
  const sum = rows.reduce<number>((total, row, index) => {
    const value = isRow(row) && isShown(index) ? row[column] : undefined;
    return total + (typeof value === 'number' ? value : 0);
  }, 0);
  return Number(sum.toFixed(2));
}
