/** 申请查看: who is shut out asks to be let in, one request at a time, and may take it back. Who may let in is told. */
import { sha256Hex } from '@liandong/core/run';
import { letInto } from '../../closed/index';
import { isDuplicate, transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { addMessages } from '../inbox/index';
import type { SeenRecord } from '../works/index';
import type { Grants, GrantsApi } from './contract';
import { later } from './give';
import type { RequestDoc } from './model';
import { giversOf, isShutOut, limitsOf, note, ofRequest, recordsOf, sealed, seenBy, shownRow } from './seen';
import { addRequest, answerRequest, findRequest, listRequests } from './store';
import { messagesTo, namedAs } from './tell';
import { endUnanswered } from './unanswered';
import { shown } from './view';

const MOST_LOOKED_AT = 100;

/** Under whichever of one person's records he asked before. */
async function refuseSecond(deps: Deps, { countyId, userId }: Caller, ids: readonly string[], now: string): Promise<void> {
  const waiting = (await listRequests(deps.db, { countyId, userId, recordId: { $in: [...ids] } }, MOST_LOOKED_AT)).filter(({ open }) => open);
  if (waiting.some(({ until }) => until > now)) refuse('grant.request.waits');
  for (const one of waiting) await endUnanswered(deps, one, now);
}

async function keep(deps: Deps, seen: SeenRecord, request: RequestDoc, givers: readonly string[]): Promise<void> {
  const { _id: id, countyId, recordId, at, name } = request;
  try {
    await transaction(deps.db, async (session) => {
      await addRequest(deps.db, request, session);
      await addMessages(deps.db, messagesTo(givers, 'grant-asked', { countyId, id, recordId, at, params: { ...namedAs(shownRow(seen)), by: name } }), session);
    });
  } catch (error) {
    // the same command at the same moment, or another one of his
    if (!isDuplicate(error)) throw error;
    if (!(await findRequest(deps.db, countyId, id))) refuse('grant.request.waits');
  }
}

export async function ask(deps: Deps, { caller, params: { recordId }, body: { hours, reason }, commandId, now: at }: Call<GrantsApi['POST /records/{recordId}/grant-requests']>): Promise<Grants> {
  const seen = await seenBy(deps, caller, recordId);
  const { hours: most, answerHours } = limitsOf(shownRow(seen));
  const { countyId, userId, name } = caller;
  if (!isShutOut(caller, seen)) refuse('access.denied');
  if (reason.trim() === '') refuse('record.reason-required', '/body/reason');
  if (hours > most) refuse('grant.too-long', '/body/hours', { hours: most });
  const _id = sha256Hex(`${countyId}\ngrant-request\n${recordId}\n${userId}\n${commandId}`).slice(0, 32);
  if (await findRequest(deps.db, countyId, _id)) return shown(deps, caller, seen);
  const ids = await recordsOf(deps, seen);
  if ((await letInto(deps.db, countyId, userId, ids, at)).size > 0) refuse('grant.open-already');
  await refuseSecond(deps, caller, ids, at);
  const givers = giversOf(seen);
  if (givers.length === 0) refuse('grant.nobody');
  await note(deps, caller, recordId, 'grant-ask', at);
  await keep(deps, seen, { _id, countyId, recordId, userId, name, hours, at, until: later(at, answerHours), reason: sealed(deps, countyId, ofRequest(_id), reason), open: true }, givers);
  return shown(deps, caller, seen);
}

export async function withdraw(deps: Deps, { caller, params: { recordId, requestId }, now: at }: Call<GrantsApi['POST /records/{recordId}/grant-requests/{requestId}/withdraw']>): Promise<Grants> {
  const seen = await seenBy(deps, caller, recordId);
  const { countyId, userId: by, name: byName } = caller;
  const found = await findRequest(deps.db, countyId, requestId);
  if (found?.userId !== by || !(await recordsOf(deps, seen)).includes(found.recordId)) return refuse('grant.request.not-found');
  if (found.answer?.how === 'withdrawn') return shown(deps, caller, seen);
  if (!found.open || found.until <= at) refuse('grant.request.over');
  await note(deps, caller, recordId, 'grant-withdraw', at);
  if (!(await transaction(deps.db, (session) => answerRequest(deps.db, found, { how: 'withdrawn', at, by, byName }, session)))) refuse('grant.request.over');
  return shown(deps, caller, seen);
}
