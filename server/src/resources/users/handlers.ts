import { commandIds } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Call, Handlers } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { findUser, orgChange, pageOfUsers, updateUser } from '../../platform/org/index';
import { clearAttempts, endSessions, lockedNames } from '../session/index';
import { addUser, grantProblems } from './add';
import type { UsersApi, UserView } from './contract';
import { handOver } from './hand-over';

type Doc = NonNullable<Awaited<ReturnType<typeof findUser>>>;
const present = (doc: Doc, lockedUntil?: string): UserView => ({
  id: doc._id, username: doc.username, name: doc.name, disabled: doc.disabled, ...(lockedUntil ? { lockedUntil } : {}), grants: doc.grants.map(({ role, orgId }) => ({ role, orgId })),
});

async function change(deps: Deps, { caller, params, body }: Call<UsersApi['PATCH /users/{userId}']>): Promise<UserView> {
  const { countyId } = caller;
  if (params.userId === caller.userId) refuse('users.oneself');
  if (body.grants) {
    const [org, roles] = await Promise.all([deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
    const problems = grantProblems(body.grants, org, roles);
    if (problems.length > 0) throw new Refusal(problems);
  }
  const { grants, disabled } = body;
  const doc = await orgChange(deps.db, countyId, async (session) => {
    await endSessions(deps.db, countyId, params.userId, { session });
    return updateUser(deps.db, countyId, params.userId, { ...(grants ? { grants } : {}), ...(disabled === undefined ? {} : { disabled }) }, session);
  });
  if (!doc) return refuse('users.not-found');
  if (disabled === false) await clearAttempts(deps.db, doc.username);
  deps.log.info({ userId: caller.userId, changed: doc._id }, 'account changed');
  return present(doc);
}

export const usersHandlers = (deps: Deps): Handlers<UsersApi> => ({
  'GET /roles': async ({ caller }) => ({ roles: (await deps.packs.roles(caller.countyId)).map(({ id, title, tier }) => ({ id, title, tier })) }),
  'GET /users': async ({ caller, query, now }) => {
    const limit = query.limit ?? 50;
    const docs = await pageOfUsers(deps.db, caller.countyId, query.cursor ?? '', limit + 1);
    const shown = docs.slice(0, limit);
    const locked = await lockedNames(deps.db, shown.map((doc) => doc.username), now);
    const last = docs.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map((doc) => present(doc, locked.get(doc.username))), ...(last ? { next: last.username } : {}) };
  },
  'POST /users': async ({ caller, body, commandId, now }) => {
    // the account's id follows from the command: a repeated request finds the account it made
    const id = await addUser(deps, caller.countyId, body, now, commandIds(commandId)(`user:${caller.countyId}`));
    return present((await findUser(deps.db, caller.countyId, id)) ?? refuse('users.not-found'));
  },
  'PATCH /users/{userId}': (call) => change(deps, call),
  'POST /users/{userId}/hand-over': (call) => handOver(deps, call),
});
