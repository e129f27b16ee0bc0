import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PrintDef, PrintGrid } from '@liandong/core/run';
import { type Area, between, type Place } from './model/area';
import { placeIn } from './model/findings';

/** Cells of one grid from `anchor` to `head`, which is where the keyboard is. Undefined elsewhere: the whole sheet. */
export interface Selection { readonly grid: number; readonly anchor: Place; readonly head: Place }
export const at = (grid: number, place: Place): Selection => ({ grid, anchor: place, head: place });

export interface Selected extends Selection { readonly own: PrintGrid; readonly area: Area }

const isThere = (grid: PrintGrid, { row, column }: Place): boolean => row < grid.rows && column < grid.columns.length;
/** What of a selection is there. */
export function selected({ grids }: PrintDef, selection: Selection | undefined): Selected | undefined {
  const own = selection && grids[selection.grid];
  return own && isThere(own, selection.anchor) && isThere(own, selection.head) ? { ...selection, own, area: between(own, selection.anchor, selection.head) } : undefined;
}

/** What a finding's link points at, until something else is chosen. */
export function useSelection(print: PrintDef): readonly [Selected | undefined, (next: Selection | undefined) => void] {
  const [search] = useSearchParams();
  const wish = search.get('at');
  const [chosen, choose] = useState<{ readonly wish: string | null; readonly selection: Selection | undefined }>();
  const pointed = wish === null ? undefined : placeIn(print, wish);
  const selection = chosen && chosen.wish === wish ? chosen.selection : pointed && at(pointed.grid, pointed.place);
  return [selected(print, selection), (next) => choose({ wish, selection: next })];
}
