import { randomBytes } from 'node:crypto';
import { problem, type Instant, type Problem, type RoleDef, type RoleGrant } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { Refusal, refuse } from '../../platform/http/refusal';
import { findLogin, insertUser, orgChange } from '../../platform/org/index';
import { hashPassword, isWeak } from '../../platform/password/index';
import { isDuplicate } from '../../platform/db/index';

export interface UserSpec {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly RoleGrant[];
}

/** What is wrong with grants: no such unit, no such role, or a role of another tier than the unit. */
export function grantProblems(grants: readonly RoleGrant[], org: OrgSnapshot, roles: readonly RoleDef[]): Problem[] {
  return grants.flatMap(({ role, orgId }, index) => {
    const [def, unit] = [roles.find((entry) => entry.id === role), org.view.unit(orgId)];
    if (!unit) return [problem('users.org-missing', `/body/grants/${index}/orgId`, { orgId })];
    if (!def) return [problem('users.role-missing', `/body/grants/${index}/role`, { role })];
    return def.tier === unit.tier ? [] : [problem('users.role-tier', `/body/grants/${index}`, { role: def.title, tier: def.tier, org: unit.name })];
  });
}

/** Make one account. `id` makes it repeatable: the same id again gives the account it made. */
export async function addUser(deps: Deps, countyId: string, spec: UserSpec, now: Instant, id = randomBytes(16).toString('hex')): Promise<string> {
  const [org, roles] = await Promise.all([deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  const problems = grantProblems(spec.grants, org, roles);
  if (problems.length > 0) throw new Refusal(problems);
  if (isWeak(spec.password, spec.username)) refuse('session.password-weak', '/body/password');
  const known = await findLogin(deps.db, spec.username);
  if (known) return known._id === id && known.countyId === countyId ? id : refuse('users.name.taken', '/body/username', { username: spec.username });
  const passwordHash = await hashPassword(spec.password);
  const user = { id, username: spec.username, name: spec.name, passwordHash, grants: spec.grants, createdAt: now };
  try {
    await orgChange(deps.db, countyId, (session) => insertUser(deps.db, countyId, user, session));
  } catch (error) {
    if (isDuplicate(error)) refuse('users.name.taken', '/body/username', { username: spec.username });
    throw error;
  }
  return id;
}
