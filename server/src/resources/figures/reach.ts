/** Of which units somebody may see figures: the reach of those of his roles that have the right to them. */
import { type OrgUnit, reachOf, type Tier } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';

export interface FigureReach {
  readonly org: OrgSnapshot;
  /** topmost units, each with all below it */
  readonly roots: readonly string[];
  covers(orgId: string): boolean;
}

const isWithin = (unit: OrgUnit, root: string): boolean => unit.id === root || unit.path.includes(root);

export async function figureReach(deps: Pick<Deps, 'org' | 'packs'>, caller: Caller): Promise<FigureReach> {
  const [org, roles] = await Promise.all([deps.org.snapshot(caller.countyId), deps.packs.roles(caller.countyId)]);
  const hasBelow = (orgId: string): boolean => org.units.some((unit) => unit.parentId === orgId);
  // a figure of a unit counts everything below it, so a reach that ends at the unit gives it only when there is nothing below
  const reached = reachOf(caller.grants, roles.filter((role) => role.rights.includes('figures')), org.view)
    .filter((reach) => !reach.ownOnly && (reach.subtree || !hasBelow(reach.orgId)))
    .map((reach) => reach.orgId);
  const roots = [...new Set(reached)].filter((orgId) => !org.view.unit(orgId)?.path.some((above) => reached.includes(above)));
  return { org, roots, covers: (orgId) => { const unit = org.view.unit(orgId); return unit !== undefined && roots.some((root) => isWithin(unit, root)); } };
}

/** Those of some units that lie in none of the others. */
export const topmost = ({ view }: Pick<OrgSnapshot, 'view'>, orgIds: readonly string[]): string[] => [...new Set(orgIds)].filter((id) => !view.unit(id)?.path.some((above) => orgIds.includes(above)));

/** Units of a tier in reach, in the order of the tree; also those where nothing has happened yet. */
export const rowsIn = ({ org, covers }: FigureReach, tier: Tier): OrgUnit[] => org.units.filter((unit) => unit.tier === tier && covers(unit.id));
