import { sha256Hex } from '@liandong/core/run';
import { addGrant, endGrant, findGrant, listGrants, mayLetIn, type GrantDoc } from '../../closed/index';
import { namesakesOf, noteView } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { seeRecord, type SeenRecord } from '../works/index';
import type { Grants, GrantsApi } from './contract';

const HOUR_MS = 3_600_000;
const aad = (id: string): string => `access_grants/${id}`;

async function seenBy(deps: Deps, caller: Caller, recordId: string): Promise<SeenRecord> {
  const seen = await seeRecord(deps, caller, recordId, 'record.not-found');
  return seen.sight.only ? refuse('record.not-found') : seen;
}
const typeOf = ({ program: { pack }, row }: SeenRecord) => pack.records[row.type];
const letsIn = (caller: Caller, { row, program: { pack }, snapshot }: SeenRecord): boolean => mayLetIn(caller, { row, pack }, snapshot.view);

const recordsOf = (deps: Deps, { program: { pack }, row }: SeenRecord): Promise<readonly string[]> => namesakesOf(deps, pack, row);

/** Who does not let in sees only his own. */
async function shown(deps: Deps, caller: Caller, seen: SeenRecord): Promise<Grants> {
  const { countyId, userId } = caller;
  const mayGrant = letsIn(caller, seen);
  const docs = (await listGrants(deps.db, countyId, await recordsOf(deps, seen))).filter((doc) => mayGrant || doc.userId === userId);
  const opened = ({ _id, reason }: GrantDoc): string => deps.keys.open(countyId, aad(_id), Buffer.from(reason, 'base64url')).toString('utf8');
  const items = docs.map((doc) => ({
    id: doc._id, userId: doc.userId, name: seen.snapshot.person(doc.userId)?.name ?? '', by: doc.byName, reason: opened(doc), at: doc.at, until: doc.until,
    isOpen: doc.endedAt === undefined && doc.until > seen.now, ...(doc.endedAt === undefined ? {} : { endedAt: doc.endedAt }),
  }));
  return { items, mayGrant, hours: typeOf(seen)?.grant?.hours ?? 0 };
}

const note = (deps: Deps, { countyId, userId: by, name: byName }: Caller, recordId: string, where: 'grant' | 'grant-end', at: string): Promise<void> =>
  noteView(deps, { countyId, recordId, by, byName, at, levels: ['L4'], where });

async function grant(deps: Deps, { caller, params: { recordId }, body: { userId, hours, reason }, commandId, now }: Call<GrantsApi['POST /records/{recordId}/grants']>): Promise<Grants> {
  const seen = await seenBy(deps, caller, recordId);
  const most = typeOf(seen)?.grant?.hours ?? 0;
  if (!letsIn(caller, seen)) refuse('access.denied');
  if (reason.trim() === '') refuse('record.reason-required', '/body/reason');
  if (hours > most) refuse('grant.too-long', '/body/hours', { hours: most });
  if (!seen.snapshot.person(userId)) refuse('work.person-unknown', '/body/userId');
  const { countyId } = caller;
  const _id = sha256Hex(`${countyId}\ngrant\n${recordId}\n${caller.userId}\n${commandId}`).slice(0, 32);
  if (await findGrant(deps.db, countyId, _id)) return shown(deps, caller, seen);
  await note(deps, caller, recordId, 'grant', now);
  const sealed = deps.keys.seal(countyId, aad(_id), Buffer.from(reason.trim(), 'utf8')).toString('base64url');
  await addGrant(deps.db, { _id, countyId, recordId, userId, by: caller.userId, byName: caller.name, at: now, until: new Date(Date.parse(now) + hours * HOUR_MS).toISOString(), reason: sealed });
  return shown(deps, caller, seen);
}

async function end(deps: Deps, { caller, params: { recordId, grantId }, now }: Call<GrantsApi['POST /records/{recordId}/grants/{grantId}/end']>): Promise<Grants> {
  const seen = await seenBy(deps, caller, recordId);
  const found = await findGrant(deps.db, caller.countyId, grantId);
  if (!letsIn(caller, seen)) refuse('access.denied');
  if (!found || !(await recordsOf(deps, seen)).includes(found.recordId)) return refuse('grant.not-found');
  if (found.endedAt === undefined) await note(deps, caller, recordId, 'grant-end', now);
  await endGrant(deps.db, caller.countyId, grantId, caller.userId, now);
  return shown(deps, caller, seen);
}

export const grantsHandlers = (deps: Deps): Handlers<GrantsApi> => ({
  'GET /records/{recordId}/grants': async ({ caller, params }) => shown(deps, caller, await seenBy(deps, caller, params.recordId)),
  'POST /records/{recordId}/grants': (call) => grant(deps, call),
  'POST /records/{recordId}/grants/{grantId}/end': (call) => end(deps, call),
});
