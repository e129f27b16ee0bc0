import type { OrgUnit, OrgView, RoleGrant } from '../org/types';
import type { Level, Right, RoleDef } from '../pack/format';

/** One unit (and maybe all below it) of which somebody sees records, up to a privacy level. */
export interface Reach {
  readonly orgId: string;
  readonly subtree: boolean;
  /** only what he made or worked on himself */
  readonly ownOnly: boolean;
  readonly maxLevel: Level;
}

export interface Target {
  readonly orgId: string;
  /** ancestors of the unit, root first */
  readonly path: readonly string[];
  readonly createdBy: string;
  /** who has worked on it */
  readonly performers: readonly string[];
}

const reachOfRole = (role: RoleDef, unit: OrgUnit): Reach => {
  const base = { orgId: unit.id, maxLevel: role.maxLevel, ownOnly: role.reach === 'own' };
  // what somebody made or worked on himself stays his wherever in the county it belongs
  if (role.reach === 'county' || role.reach === 'own') return { ...base, orgId: unit.path[0] ?? unit.id, subtree: true };
  return { ...base, subtree: role.reach === 'subtree' };
};

/** What a person's grants let him reach. A role at a unit of another tier than it is for gives nothing. */
export function reachOf(grants: readonly RoleGrant[], roles: readonly RoleDef[], org: OrgView): Reach[] {
  return grants.flatMap((grant) => {
    const role = roles.find((entry) => entry.id === grant.role);
    const unit = org.unit(grant.orgId);
    return role && unit && role.tier === unit.tier ? [reachOfRole(role, unit)] : [];
  });
}

const covers = (reach: Reach, target: Target, userId: string): boolean => {
  const inUnit = reach.orgId === target.orgId || (reach.subtree && target.path.includes(reach.orgId));
  return inUnit && (!reach.ownOnly || target.createdBy === userId || target.performers.includes(userId));
};

export const LEVELS: readonly Level[] = ['L0', 'L1', 'L2', 'L3', 'L4'];
const higher = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);

/** May this person see the object, and up to which level; undefined = not at all. */
export function mayReach(reaches: readonly Reach[], target: Target, userId: string): Level | undefined {
  const found = reaches.filter((reach) => covers(reach, target, userId)).map((reach) => reach.maxLevel);
  return found.length === 0 ? undefined : found.reduce(higher);
}

/** Platform rights of a person. */
export const rightsOf = (grants: readonly RoleGrant[], roles: readonly RoleDef[]): Right[] => [
  ...new Set(grants.flatMap((grant) => roles.find((role) => role.id === grant.role)?.rights ?? [])),
];
