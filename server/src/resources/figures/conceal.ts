/** Which small figures are not told to somebody outside the unit, and which others not, so that they do not follow from a total. */
import { type CompiledPack, hiddenAmong, type Hidden, smallestShown } from '@liandong/core/run';
import type { FigureReach } from './reach';
import { type Lookup, partsOf } from './lookup';

export interface Conceal {
  /** it is not told to him */
  hides(indicatorId: string, orgId: string, period: string): boolean;
  /** the total of a unit, beside what lies below it, would tell what is hidden */
  givesAway(indicatorId: string, orgId: string, period: string): boolean;
}

/** Units that must be looked up too, so that it is known what would follow from what. */
export const besides = ({ org, roots }: Pick<FigureReach, 'org' | 'roots'>, orgIds: readonly string[]): string[] => {
  const parents = new Set(orgIds.flatMap((id) => (roots.includes(id) ? [] : (org.view.unit(id)?.parentId ?? []))));
  return org.units.filter(({ parentId }) => parentId !== null && parents.has(parentId)).map(({ id }) => id);
};

export function concealing(pack: CompiledPack, { org, roots }: Pick<FigureReach, 'org' | 'roots'>, lookup: Lookup): Conceal {
  const found = new Map<string, Hidden>();
  const among = (indicatorId: string, parentId: string, period: string): Hidden => {
    const key = [indicatorId, parentId, period].join('\n');
    const def = pack.indicators[indicatorId.split('@')[0] ?? ''];
    const least = def ? smallestShown(def) : 0;
    const parts = org.units.filter((unit) => unit.parentId === parentId).map(({ id }) => ({ id, n: lookup(indicatorId, id, period)?.n ?? 0 }));
    const hidden = found.get(key) ?? hiddenAmong(parts, least);
    found.set(key, hidden);
    return hidden;
  };
  const madeOf = (id: string): string[] => {
    const def = pack.indicators[id];
    return def ? [...new Set([id, ...partsOf(def)])] : [id];
  };
  return {
    hides: (indicatorId, orgId, period) => {
      const parentId = org.view.unit(orgId)?.parentId;
      return !roots.includes(orgId) && typeof parentId === 'string' && madeOf(indicatorId).some((id) => among(id, parentId, period).ids.has(orgId));
    },
    givesAway: (indicatorId, orgId, period) => madeOf(indicatorId).some((id) => among(id, orgId, period).total),
  };
}
