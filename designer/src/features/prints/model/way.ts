/** Where keys lead over the whole sheet: through a grid, and over its edge into the next one. */
import type { PrintDef } from '@liandong/core/run';
import { moved, type Place } from './area';

export interface SheetPlace { readonly grid: number; readonly place: Place }

export function movedOn({ grids }: PrintDef, { grid, place }: SheetPlace, key: string): SheetPlace | undefined {
  const own = grids[grid];
  const next = own && moved(own, place, key);
  if (next) return { grid, place: next };
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const other = by === 0 ? undefined : grids[grid + by];
  return other && { grid: grid + by, place: { row: by > 0 ? 0 : other.rows - 1, column: Math.min(place.column, other.columns.length - 1) } };
}
