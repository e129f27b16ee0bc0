import type { Holder, OrgUnit, OrgView, RoleGrant, Tier } from './types';

export interface HolderRow extends RoleGrant, Holder {}
/** 代理: from `from` until `until` somebody acts for `for`. */
export interface StandInRow extends Holder { readonly for: string; readonly from: string; readonly until: string }

/** The unit of `tier` that serves `orgId`: itself or an ancestor; else a child of the nearest ancestor that has one. */
function findAtTier(byId: ReadonlyMap<string, OrgUnit>, children: ReadonlyMap<string, readonly OrgUnit[]>, orgId: string, tier: Tier): string | undefined {
  const unit = byId.get(orgId);
  if (!unit) return undefined;
  if (unit.tier === tier) return unit.id;
  const line = [unit, ...[...unit.path].reverse().map((id) => byId.get(id))].filter((entry) => entry !== undefined);
  const above = line.find((entry) => entry.tier === tier);
  if (above) return above.id;
  // only upwards: a station's "room" would be a guess among many, a county's general station is the only one
  for (const entry of line) {
    const beside = (children.get(entry.id) ?? []).filter((child) => child.tier === tier);
    if (beside.length === 1) return beside[0]?.id;
  }
  return undefined;
}

/** An OrgView over a snapshot of units, of who holds which role where, and of who acts for whom. */
export function orgView(units: readonly OrgUnit[], holders: readonly HolderRow[], standIns: readonly StandInRow[] = []): OrgView {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const children = grouped(units);
  const byRole = new Map<string, Holder[]>();
  for (const { role, orgId, userId, name } of [...holders].sort((a, b) => (a.userId < b.userId ? -1 : 1))) {
    const key = `${role}@${orgId}`;
    byRole.set(key, [...(byRole.get(key) ?? []), { userId, name }]);
  }
  return {
    unit: (id) => byId.get(id),
    holders: (role, orgId) => byRole.get(`${role}@${orgId}`) ?? [],
    standIns: (userId, at) => standIns.filter((row) => row.for === userId && row.from <= at && at < row.until).map(({ userId: other, name, until }) => ({ userId: other, name, until })),
    atTier: (orgId, tier) => findAtTier(byId, children, orgId, tier),
  };
}

const grouped = (units: readonly OrgUnit[]): Map<string, OrgUnit[]> => {
  const map = new Map<string, OrgUnit[]>();
  for (const unit of units) map.set(unit.parentId ?? '', [...(map.get(unit.parentId ?? '') ?? []), unit]);
  return map;
};
