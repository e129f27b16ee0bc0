import type { Deps } from '../../platform/deps';
import type { Call, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { findLogin, findUser, orgChange, updateUser } from '../../platform/org/index';
import { hashPassword, inTurn, isWeak, passwordFits } from '../../platform/password/index';
import type { Me, SessionApi } from './contract';
import { clearToken, setToken, tokenOf } from './cookie';
import { beginAttempt, beginSession, clearAttempts, endSession, endSessions } from './store';

type Who = { readonly countyId: string; readonly userId: string; readonly username: string };

/** The person as the apps greet him: every grant with its words, rights as they count now. */
async function presentMe(deps: Deps, { countyId, userId, username }: Who): Promise<Me> {
  const [org, roles] = await Promise.all([deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  const person = org.person(userId) ?? refuse('session.required');
  const grants = person.grants.flatMap(({ role, orgId }) => {
    const [def, unit] = [roles.find((entry) => entry.id === role), org.view.unit(orgId)];
    return def && unit && def.tier === unit.tier ? [{ role, roleTitle: def.title, orgId, orgName: unit.name, tier: unit.tier, rights: def.rights }] : [];
  });
  return {
    userId, username, name: person.name, county: { id: org.county.id, name: org.county.name },
    grants: grants.map(({ role, roleTitle, orgId, orgName, tier }) => ({ role, roleTitle, orgId, orgName, tier })),
    rights: [...new Set(grants.flatMap((grant) => grant.rights))],
  };
}

async function signIn(deps: Deps, { body, now, req, res }: Call<SessionApi['POST /session']>, secure: boolean): Promise<Me> {
  const lockedUntil = await beginAttempt(deps.db, body.username, now);
  if (lockedUntil) refuse('session.locked', '', { until: lockedUntil });
  const user = await findLogin(deps.db, body.username);
  const fits = await passwordFits(user && !user.disabled ? user.passwordHash : undefined, body.password);
  if (!fits || !user) return refuse('session.wrong');
  const who = { countyId: user.countyId, userId: user._id, username: user.username };
  const before = tokenOf(req, secure);
  if (before) await endSession(deps.db, before);
  await clearAttempts(deps.db, body.username);
  setToken(res, await beginSession(deps.db, who, now), secure);
  deps.log.info({ userId: who.userId }, 'signed in');
  return presentMe(deps, who);
}

async function changePassword(deps: Deps, { caller, body, now }: Call<SessionApi['PUT /session/password']>): Promise<undefined> {
  const lockedUntil = await beginAttempt(deps.db, caller.username, now);
  if (lockedUntil) refuse('session.locked', '', { until: lockedUntil });
  const user = await findUser(deps.db, caller.countyId, caller.userId);
  if (!(await passwordFits(user?.passwordHash, body.current))) refuse('session.password-wrong', '/body/current');
  await clearAttempts(deps.db, caller.username);
  if (body.next === body.current) refuse('session.password-same', '/body/next');
  if (isWeak(body.next, caller.username)) refuse('session.password-weak', '/body/next');
  const passwordHash = await hashPassword(body.next);
  await orgChange(deps.db, caller.countyId, async (session) => {
    await updateUser(deps.db, caller.countyId, caller.userId, { passwordHash }, session);
    await endSessions(deps.db, caller.countyId, caller.userId, { but: caller.sessionId, session });
  });
  return undefined;
}

export const sessionHandlers = (deps: Deps, options: { readonly secure: boolean }): Handlers<SessionApi> => ({
  'POST /session': (call) => inTurn(() => signIn(deps, call, options.secure)),
  'GET /session': ({ caller }) => presentMe(deps, caller),
  'DELETE /session': async ({ req, res }) => {
    const token = tokenOf(req, options.secure);
    if (token) await endSession(deps.db, token);
    clearToken(res, options.secure);
    return undefined;
  },
  'DELETE /sessions': async ({ caller, res }) => {
    await endSessions(deps.db, caller.countyId, caller.userId);
    clearToken(res, options.secure);
    return undefined;
  },
  'PUT /session/password': (call) => inTurn(() => changePassword(deps, call)),
});
