/** Which dashboards somebody may open, and over which units. */
import type { CompiledPack, DashboardDef, OrgUnit } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { figureReach, type FigureReach } from '../figures/index';
import { packForFigures } from '../packs/index';

/** A dashboard that is open to somebody: `orgIds` are the units whose figures it is of, each with everything below it. */
export interface Opened {
  readonly pack: CompiledPack;
  readonly def: DashboardDef;
  readonly reach: FigureReach;
  readonly orgIds: readonly string[];
  readonly org: OrgUnit | undefined;
  readonly period: string;
}

export const mayOpen = (caller: Caller, { roles }: DashboardDef): boolean => caller.rights.includes('figures') && (!roles || caller.grants.some((grant) => roles.includes(grant.role)));

/** @throws a refusal where there is none for him, or the unit is not his to see */
export async function open(deps: Deps, caller: Caller, asked: { readonly packId: string; readonly dashboardId: string; readonly orgId?: string | undefined }, unitFrom: string): Promise<Omit<Opened, 'period'>> {
  const pack = await packForFigures(deps, caller.countyId, asked.packId);
  const all = pack?.dashboards ?? {};
  const def = Object.hasOwn(all, asked.dashboardId) ? all[asked.dashboardId] : undefined;
  if (!pack || !def || !mayOpen(caller, def)) return refuse('dashboard.unknown');
  const reach = await figureReach(deps, caller);
  if (asked.orgId !== undefined && !reach.covers(asked.orgId)) return refuse('access.denied', unitFrom);
  const org = asked.orgId === undefined ? undefined : reach.org.view.unit(asked.orgId);
  return { pack, def, reach, org, orgIds: org ? [org.id] : reach.roots };
}

const isWithin = (unit: OrgUnit, root: string): boolean => unit.id === root || unit.path.includes(root);

/** Units of a tier among those that it is of, in the order of the tree. */
export const unitsOf = ({ reach, orgIds }: Pick<Opened, 'reach' | 'orgIds'>, tier: string): OrgUnit[] => reach.org.units.filter((unit) => unit.tier === tier && orgIds.some((id) => isWithin(unit, id)));

/** Units that can be looked at alone: the topmost ones in reach, and those of the tiers that its tiles compare. */
export function unitsToChoose({ def, reach }: Pick<Opened, 'def' | 'reach'>): OrgUnit[] {
  const tiers = new Set(def.tiles.map((tile) => ('by' in tile ? tile.by : undefined)));
  return reach.org.units.filter((unit) => reach.covers(unit.id) && (reach.roots.includes(unit.id) || tiers.has(unit.tier)));
}
