/** A request is answered once: somebody lets in who asks, for as long as he asks or shorter, or does not and says why. Who asked is told in the same moment. */
import { sha256Hex } from '@liandong/core/run';
import { transaction, type ClientSession } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { addMessages } from '../inbox/index';
import type { SeenRecord } from '../works/index';
import type { Grants, GrantsApi } from './contract';
import { letIn } from './give';
import type { Answer, RequestDoc } from './model';
import { letsIn, note, ofAnswer, ofRequest, opened, recordsOf, sealed, seenBy, shownRow } from './seen';
import { answerRequest, findRequest } from './store';
import { messagesTo, namedAs } from './tell';
import { shown } from './view';

interface Asked { readonly seen: SeenRecord; readonly request: RequestDoc }
interface At { readonly caller: Caller; readonly params: { readonly recordId: string; readonly requestId: string }; readonly now: string }

async function asked(deps: Deps, { caller, params: { recordId, requestId } }: At): Promise<Asked> {
  const seen = await seenBy(deps, caller, recordId);
  const request = await findRequest(deps.db, caller.countyId, requestId);
  if (!letsIn(caller, seen)) refuse('access.denied');
  if (!request || !(await recordsOf(deps, seen)).includes(request.recordId)) return refuse('grant.request.not-found');
  return request.userId === caller.userId ? refuse('access.denied') : { seen, request };
}

type Also = (session: ClientSession) => Promise<void>;
/** With what comes of it, unless somebody else was first or its time is over. He who says the same again has said it. */
async function answered(deps: Deps, { caller, now }: At, { seen, request }: Asked, answer: Answer, also: Also): Promise<Grants> {
  const isSame = request.answer?.how === answer.how && request.answer.by === caller.userId;
  if (isSame) return shown(deps, caller, seen);
  if (!request.open || request.until <= now) refuse('grant.request.over');
  await note(deps, caller, request.recordId, answer.how === 'given' ? 'grant' : 'grant-decline', now);
  const isFirst = await transaction(deps.db, async (session) => {
    const open = await answerRequest(deps.db, request, answer, session);
    if (open) await also(session);
    return open;
  });
  return isFirst ? shown(deps, caller, seen) : refuse('grant.request.over');
}

export async function give(deps: Deps, call: Call<GrantsApi['POST /records/{recordId}/grant-requests/{requestId}/give']>): Promise<Grants> {
  const { caller, body: { hours }, now: at } = call;
  const found = await asked(deps, call);
  const { seen, request: { _id, countyId, userId, hours: most, reason } } = found;
  if (hours > most) refuse('grant.longer-than-asked', '/body/hours', { hours: most });
  if (!seen.snapshot.person(userId)) refuse('work.person-unknown');
  const id = sha256Hex(`${countyId}\nasked\n${_id}`).slice(0, 32);
  return answered(deps, call, found, { how: 'given', at, by: caller.userId, byName: caller.name, hours }, (session) =>
    letIn(deps, caller, seen, { id, userId, hours, reason: opened(deps, countyId, ofRequest(_id), reason), at }, session));
}

export async function decline(deps: Deps, call: Call<GrantsApi['POST /records/{recordId}/grant-requests/{requestId}/decline']>): Promise<Grants> {
  const { caller: { userId: by, name: byName }, body: { reason }, now: at } = call;
  if (reason.trim() === '') refuse('record.reason-required', '/body/reason');
  const found = await asked(deps, call);
  const { seen, request: { _id: id, countyId, recordId, userId } } = found;
  const answer: Answer = { how: 'declined', at, by, byName, reason: sealed(deps, countyId, ofAnswer(id), reason) };
  return answered(deps, call, found, answer, (session) =>
    addMessages(deps.db, messagesTo([userId], 'grant-declined', { countyId, id, recordId, at, params: { ...namedAs(shownRow(seen)), by: byName } }), session));
}
