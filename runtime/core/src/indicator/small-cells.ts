import type { IndicatorDef } from './format';

const OF_PEOPLE = 5;

/** Figures made of fewer records than this are not told outside their unit. */
export const smallestShown = ({ smallCells, unit }: Pick<IndicatorDef, 'smallCells' | 'unit'>): number => smallCells ?? (unit === 'person' ? OF_PEOPLE : 0);

/** A part of a total and of how many records it is made. */
export interface CellPart { readonly id: string; readonly n: number }
export interface Hidden { readonly ids: ReadonlySet<string>; /** the total would give the only small part away */ readonly total: boolean }

const isSmall = (n: number, least: number): boolean => n > 0 && n < least;

/** Whether what is left out, as the total less what is shown, tells what one of its parts is. */
function followsFrom(hidden: readonly CellPart[], least: number): boolean {
  return hidden.length < 2 || hidden.every(({ n }) => n === least - 1);
}

/**
 * Which parts of a total are not told: the small ones, and as many others, smallest first, as it takes so that none of them follows from the
 * total less the rest. Depends on the parts only, never on who asks for which of them. Where there are not enough others the total goes too.
 */
export function hiddenAmong(parts: readonly CellPart[], least: number): Hidden {
  const hidden = parts.filter(({ n }) => isSmall(n, least));
  if (hidden.length === 0) return { ids: new Set(), total: false };
  const others = parts.filter(({ n }) => n >= least || n === 0).sort((a, b) => Number(a.n === 0) - Number(b.n === 0) || a.n - b.n || (a.id < b.id ? -1 : 1));
  while (followsFrom(hidden, least) && others.length > 0) hidden.push(...others.splice(0, 1));
  return { ids: new Set(hidden.map(({ id }) => id)), total: followsFrom(hidden, least) };
}
