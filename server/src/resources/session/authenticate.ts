import { reachOf, rightsOf } from '@liandong/core/run';
import type { Request } from 'express';
import { Hints } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { tokenOf } from './cookie';
import type { SessionDoc } from './model';
import { findSession, sessionId } from './store';

const standing = ({ org, packs }: Deps, countyId: string) => Promise.all([org.snapshot(countyId), packs.roles(countyId)]);

type Who = Pick<SessionDoc, 'countyId' | 'userId' | 'username' | '_id'>;
function callerOf({ countyId, userId, username, _id }: Who, [org, roles]: Awaited<ReturnType<typeof standing>>): Caller | undefined {
  const person = org.person(userId);
  if (!person) return undefined;
  // a role counts only at a unit of the tier it is for, for rights as for reach
  const grants = person.grants.filter((grant) => roles.some((role) => role.id === grant.role && role.tier === org.view.unit(grant.orgId)?.tier));
  return { countyId, userId, username, name: person.name, sessionId: _id, grants, rights: rightsOf(grants, roles), reaches: reachOf(grants, roles, org.view) };
}

/** Somebody for whom the server goes on with what he began: with his roles as they are now; undefined when he is here no more. */
export const callerFor = async (deps: Deps, countyId: string, userId: string): Promise<Caller | undefined> =>
  callerOf({ countyId, userId, username: '', _id: '' }, await standing(deps, countyId));

/** Of which county a session is: what that county is like now can be asked for together with the session. */
const counties = new Hints<string>();

/** Who is calling: the cookie's session, alive, of an active person; with roles as they are now. */
export async function authenticate(deps: Deps, req: Request, secure: boolean): Promise<Caller | undefined> {
  const token = tokenOf(req, secure);
  if (!token) return undefined;
  const guess = counties.of(sessionId(token));
  const [session, early] = await Promise.all([findSession(deps.db, token, deps.clock.now()), guess === undefined ? undefined : standing(deps, guess)]);
  if (!session) return undefined;
  counties.keep(session._id, session.countyId);
  return callerOf(session, early && session.countyId === guess ? early : await standing(deps, session.countyId));
}
