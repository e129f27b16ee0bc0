import { commandIds, sha256Hex } from '@liandong/core/run';
import { isOperatorOf } from '../../access/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { currentStandIns, endStandIn, findStandIn, insertStandIn, orgChange, standInsGiven, standInsHeld, type StandInDoc } from '../../platform/org/index';
import { addMessages } from '../inbox/index';
import type { StandIn, StandInsApi } from './contract';
import { checkOthers, checkPeriod, instant } from './rules';

const aad = (id: string): string => `stand-ins/${id}`;
const opened = (deps: Deps, { _id, countyId, comment }: StandInDoc): string => (comment === undefined ? '' : deps.keys.open(countyId, aad(_id), Buffer.from(comment, 'base64url')).toString('utf8'));
const nameIn = (snapshot: OrgSnapshot) => (userId: string): string => snapshot.person(userId)?.name ?? '';

/** An operator of a unit where he holds a role. */
const operates = (caller: Caller, snapshot: OrgSnapshot, userId: string): boolean =>
  snapshot.person(userId)?.grants.some(({ orgId }) => isOperatorOf(caller, snapshot.view, orgId)) === true;

const mayEnd = (caller: Caller, snapshot: OrgSnapshot, doc: StandInDoc): boolean => doc.for === caller.userId || doc.by === caller.userId || operates(caller, snapshot, doc.for);

function stateOf({ from, until, endedAt }: StandInDoc, now: string): StandIn['state'] {
  if (endedAt !== undefined || until <= now) return 'over';
  return from <= now ? 'now' : 'to-come';
}

function present(deps: Deps, caller: Caller, snapshot: OrgSnapshot, doc: StandInDoc, now: string): StandIn {
  const [state, comment, name] = [stateOf(doc, now), opened(deps, doc), nameIn(snapshot)];
  return {
    id: doc._id, for: doc.for, forName: name(doc.for), userId: doc.userId, name: name(doc.userId), from: doc.from, until: doc.endedAt ?? doc.until, state,
    ...(comment === '' ? {} : { comment }), mayEnd: state !== 'over' && mayEnd(caller, snapshot, doc),
  };
}

/** His own, unless he is an operator of whose it is. */
function principalOf(caller: Caller, snapshot: OrgSnapshot, wanted: string | undefined): string {
  if (wanted === undefined || wanted === caller.userId) return caller.userId;
  if (!caller.rights.includes('operate')) refuse('access.right-missing', '', { right: 'operate' });
  return operates(caller, snapshot, wanted) ? wanted : refuse('access.denied');
}

const isSame = (a: StandInDoc, b: StandInDoc): boolean => a.userId === b.userId && a.for === b.for && a.from === b.from && a.until === b.until && a.by === b.by;

/** Kept, or there already from the same command. */
async function keep(deps: Deps, caller: Caller, snapshot: OrgSnapshot, doc: StandInDoc, comment: string): Promise<StandInDoc> {
  const { countyId, _id } = doc;
  const first = await findStandIn(deps.db, countyId, _id);
  if (first) return isSame(first, doc) && opened(deps, first) === comment ? first : refuse('command.reused');
  checkPeriod(doc, doc.at);
  if (!snapshot.person(doc.userId)) refuse('work.person-unknown', '/body/userId');
  return orgChange(deps.db, countyId, async (session) => {
    // inside the change: one after the other
    const others = await currentStandIns(deps.db, countyId, doc.at, session);
    const twice = others.find((other) => other._id === _id);
    if (twice) return twice;
    checkOthers(doc, others, nameIn(snapshot));
    await insertStandIn(deps.db, doc, session);
    return doc;
  });
}

async function tell(deps: Deps, caller: Caller, snapshot: OrgSnapshot, { _id, countyId, userId, for: principal, from, until, at }: StandInDoc): Promise<void> {
  if (userId === caller.userId) return;
  const params = { by: nameIn(snapshot)(principal), from, until };
  await addMessages(deps.db, [{ _id: sha256Hex(`stand-in\n${_id}`).slice(0, 32), countyId, userId, at, kind: 'stand-in-named', params, unread: true, keys: [`user:${userId}`] }]);
}

async function name(deps: Deps, { caller, body, commandId, now }: Call<StandInsApi['POST /stand-ins']>): Promise<StandIn> {
  const { countyId, userId: by } = caller;
  const snapshot = await deps.org.snapshot(countyId);
  const { userId, comment = '' } = body;
  const _id = commandIds(commandId)(`stand-in:${countyId}:${by}`);
  const wanted: StandInDoc = {
    _id, countyId, userId, for: principalOf(caller, snapshot, body.for), from: instant(body.from), until: instant(body.until), by, at: now,
    ...(comment === '' ? {} : { comment: deps.keys.seal(countyId, aad(_id), Buffer.from(comment, 'utf8')).toString('base64url') }),
  };
  const doc = await keep(deps, caller, snapshot, wanted, comment);
  await tell(deps, caller, snapshot, doc);
  return present(deps, caller, snapshot, doc, now);
}

async function end(deps: Deps, { caller, params, now }: Call<StandInsApi['DELETE /stand-ins/{standInId}']>): Promise<undefined> {
  const { countyId, userId } = caller;
  const [doc, snapshot] = await Promise.all([findStandIn(deps.db, countyId, params.standInId), deps.org.snapshot(countyId)]);
  if (!doc) return refuse('stand-in.not-found');
  if (!mayEnd(caller, snapshot, doc)) return refuse(doc.userId === userId ? 'access.denied' : 'stand-in.not-found');
  if (stateOf(doc, now) !== 'over') await orgChange(deps.db, countyId, (session) => endStandIn(deps.db, doc, userId, now, session));
  return undefined;
}

export const standInsHandlers = (deps: Deps): Handlers<StandInsApi> => ({
  'GET /stand-ins': async ({ caller, now }) => {
    const { countyId, userId } = caller;
    const [given, held, snapshot] = await Promise.all([standInsGiven(deps.db, countyId, userId), standInsHeld(deps.db, countyId, userId), deps.org.snapshot(countyId)]);
    const shown = (docs: readonly StandInDoc[]) => docs.map((doc) => present(deps, caller, snapshot, doc, now));
    return { given: shown(given), held: shown(held) };
  },
  'POST /stand-ins': (call) => name(deps, call),
  'DELETE /stand-ins/{standInId}': (call) => end(deps, call),
});
