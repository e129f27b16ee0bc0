import { reachOf, rightsOf } from '@liandong/core/run';
import type { Request } from 'express';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { tokenOf } from './cookie';
import type { SessionDoc } from './model';
import { findSession } from './store';

async function callerOf(deps: Deps, session: SessionDoc): Promise<Caller | undefined> {
  const { countyId, userId, username } = session;
  const [org, roles] = await Promise.all([deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  const person = org.person(userId);
  if (!person) return undefined;
  // a role counts only at a unit of the tier it is for, for rights as for reach
  const grants = person.grants.filter((grant) => roles.some((role) => role.id === grant.role && role.tier === org.view.unit(grant.orgId)?.tier));
  return { countyId, userId, username, name: person.name, sessionId: session._id, grants, rights: rightsOf(grants, roles), reaches: reachOf(grants, roles, org.view) };
}

/** Who is calling: the cookie's session, alive, of an active person; with roles as they are now. */
export async function authenticate(deps: Deps, req: Request, secure: boolean): Promise<Caller | undefined> {
  const token = tokenOf(req, secure);
  const session = token ? await findSession(deps.db, token, deps.clock.now()) : null;
  return session ? callerOf(deps, session) : undefined;
}
