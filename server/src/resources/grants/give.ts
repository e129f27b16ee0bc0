/** Let somebody in to what is confidential in a record, unasked, and end it before its time. He is told of both. */
import { sha256Hex } from '@liandong/core/run';
import { addGrant, endGrant, findGrant } from '../../closed/index';
import { transaction, type ClientSession } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { addMessages } from '../inbox/index';
import type { SeenRecord } from '../works/index';
import type { Grants, GrantsApi } from './contract';
import { letsIn, limitsOf, note, ofGrant, recordsOf, sealed, seenBy, shownRow } from './seen';
import { messagesTo, namedAs } from './tell';
import { shown } from './view';

const HOUR_MS = 3_600_000;
export const later = (at: string, hours: number): string => new Date(Date.parse(at) + hours * HOUR_MS).toISOString();

interface Given { readonly id: string; readonly userId: string; readonly hours: number; readonly reason: string; readonly at: string }
/** In a transaction: he is in from now on, and told. */
export async function letIn(deps: Deps, { countyId, userId: by, name: byName }: Caller, seen: SeenRecord, { id: _id, userId, hours, reason, at }: Given, session: ClientSession): Promise<void> {
  const recordId = seen.row._id;
  await addGrant(deps.db, { _id, countyId, recordId, userId, by, byName, at, until: later(at, hours), reason: sealed(deps, countyId, ofGrant(_id), reason) }, session);
  await addMessages(deps.db, messagesTo([userId], 'grant-given', { countyId, id: _id, recordId, at, params: { ...namedAs(shownRow(seen)), by: byName, n: String(hours) } }), session);
}

export async function give(deps: Deps, { caller, params: { recordId }, body: { userId, hours, reason }, commandId, now: at }: Call<GrantsApi['POST /records/{recordId}/grants']>): Promise<Grants> {
  const seen = await seenBy(deps, caller, recordId);
  const { hours: most } = limitsOf(shownRow(seen));
  if (!letsIn(caller, seen)) refuse('access.denied');
  if (reason.trim() === '') refuse('record.reason-required', '/body/reason');
  if (hours > most) refuse('grant.too-long', '/body/hours', { hours: most });
  if (!seen.snapshot.person(userId)) refuse('work.person-unknown', '/body/userId');
  const { countyId } = caller;
  const id = sha256Hex(`${countyId}\ngrant\n${recordId}\n${caller.userId}\n${commandId}`).slice(0, 32);
  if (await findGrant(deps.db, countyId, id)) return shown(deps, caller, seen);
  await note(deps, caller, recordId, 'grant', at);
  await transaction(deps.db, (session) => letIn(deps, caller, seen, { id, userId, hours, reason, at }, session));
  return shown(deps, caller, seen);
}

export async function end(deps: Deps, { caller, params: { recordId, grantId }, now: at }: Call<GrantsApi['POST /records/{recordId}/grants/{grantId}/end']>): Promise<Grants> {
  const seen = await seenBy(deps, caller, recordId);
  const { countyId, userId, name } = caller;
  const found = await findGrant(deps.db, countyId, grantId);
  if (!letsIn(caller, seen)) refuse('access.denied');
  if (!found || !(await recordsOf(deps, seen)).includes(found.recordId)) return refuse('grant.not-found');
  if (found.endedAt !== undefined) return shown(deps, caller, seen);
  await note(deps, caller, recordId, 'grant-end', at);
  const message = found.until > at ? messagesTo([found.userId], 'grant-taken', { countyId, id: grantId, recordId, at, params: { ...namedAs(shownRow(seen)), by: name } }) : [];
  await transaction(deps.db, async (session) => {
    if (await endGrant(deps.db, countyId, grantId, userId, at, session)) await addMessages(deps.db, message, session);
  });
  return shown(deps, caller, seen);
}
