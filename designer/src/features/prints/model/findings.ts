/** Findings of a print by the cell that they are about. */
import type { Finding } from '../../../editing';
import type { PrintDef } from '@liandong/core/run';
import { type Place, spotAt } from './area';

const PATH = /^\/grids\/(\d+)(?:\/(cells|repeat)\/(\d+))?/;
export interface PrintPlace { readonly grid: number; readonly place: Place }

/** Where a finding's path points; a repeated row is its first cell. Undefined: the print as a whole. */
export function placeIn({ grids }: PrintDef, path: string): PrintPlace | undefined {
  const [, grid, kind, index] = PATH.exec(path) ?? [];
  const own = grids[Number(grid)];
  if (!own) return undefined;
  const cell = kind === 'cells' ? own.cells[Number(index)] : undefined;
  const row = kind === 'repeat' ? own.repeat?.[Number(index)]?.row : undefined;
  // of a cell that lies on another or outside, the place that can be seen
  const wish = cell ?? { row: row ?? 0, column: 0 };
  const seen = spotAt(own, { row: Math.min(wish.row, own.rows - 1), column: Math.min(wish.column, own.columns.length - 1) });
  return { grid: Number(grid), place: { row: seen?.row ?? 0, column: seen?.column ?? 0 } };
}

export interface Found { readonly byPlace: ReadonlyMap<string, readonly Finding[]>; readonly whole: readonly Finding[] }
export const placeKey = ({ grid, place }: PrintPlace): string => `${grid}:${place.row}:${place.column}`;

export function findingsBy(print: PrintDef, findings: readonly Finding[]): Found {
  const byPlace = new Map<string, Finding[]>();
  const whole: Finding[] = [];
  for (const finding of findings) {
    const at = placeIn(print, finding.path);
    if (!at) whole.push(finding);
    else byPlace.set(placeKey(at), [...(byPlace.get(placeKey(at)) ?? []), finding]);
  }
  return { byPlace, whole };
}
