/** 不是同一人: that two persons only look alike is decided by somebody with a reason, holds until it is taken back, and keeps them out of the list of suspects. */
import { sha256Hex } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { upserted } from '../../platform/db/index';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { apartModel, type ApartDoc } from './model';
import type { PersonsApi } from './contract';
import { mayMerge, personSeen } from './seen';

/** So many of one person are looked at. */
const MOST = 1000;
const aad = (id: string): string => `persons_apart/${id}`;
const pairOf = (a: string, b: string): string[] => [a, b].sort();
const keyOf = (pair: readonly string[]): string => pair.join(' ');

const open = (deps: Deps, countyId: string, ids: readonly string[]): Promise<ApartDoc[]> =>
  apartModel(deps.db).find({ countyId, pair: { $in: [...ids] }, endedAt: { $exists: false } }).sort({ at: -1 }).limit(MOST).lean<ApartDoc[]>();

/** Is it decided of two that they are not one? Asked once for all of `ids`. */
export async function apartAmong(deps: Deps, countyId: string, ids: readonly string[]): Promise<(a: string, b: string) => boolean> {
  const known = new Set(ids.length === 0 ? [] : (await open(deps, countyId, ids)).map(({ pair }) => keyOf(pair)));
  return (a, b) => known.has(keyOf(pairOf(a, b)));
}

export interface Apart { readonly other: string; readonly by: string; readonly at: string; readonly reason: string }
/** From whom one person was told apart; newest first, each once. */
export async function apartFrom(deps: Deps, countyId: string, id: string): Promise<Apart[]> {
  const reasonOf = ({ _id, reason }: ApartDoc): string => deps.keys.open(countyId, aad(_id), Buffer.from(reason, 'base64url')).toString('utf8');
  const found = (await open(deps, countyId, [id])).map((doc) => ({ other: doc.pair.find((one) => one !== id) ?? id, by: doc.byName, at: doc.at, reason: reasonOf(doc) }));
  return [...new Map([...found].reverse().map((one) => [one.other, one])).values()].reverse();
}

interface Both { readonly caller: Caller; readonly params: { readonly recordId: string }; readonly body: { readonly other: string } }
/** Both must be his to reach and to put right, as for making them one. */
async function both(deps: Deps, { caller, params: { recordId }, body: { other } }: Both): Promise<{ readonly pair: readonly string[]; readonly recordId: string }> {
  const [one, two] = [await personSeen(deps, caller, recordId), await personSeen(deps, caller, other)];
  const [a, b] = [one.seen.row, two.seen.row];
  if (a._id === b._id) refuse('person.merge-self', '/body/other');
  if (a.packId !== b.packId || a.type !== b.type) refuse('person.not-mergeable', '/body/other');
  if (!mayMerge(caller, one.seen) || !mayMerge(caller, two.seen)) refuse('access.denied');
  return { pair: pairOf(a._id, b._id), recordId: a._id };
}

export async function tellApart(deps: Deps, call: Call<PersonsApi['POST /persons/{recordId}/apart']>): Promise<{ recordId: string }> {
  const { caller: { countyId, userId: by, name: byName }, body, commandId, now: at } = call;
  const { pair, recordId } = await both(deps, call);
  if (body.reason.trim() === '') refuse('record.reason-required', '/body/reason');
  const _id = sha256Hex(`${countyId}\napart\n${keyOf(pair)}\n${by}\n${commandId}`).slice(0, 32);
  const reason = deps.keys.seal(countyId, aad(_id), Buffer.from(body.reason.trim(), 'utf8')).toString('base64url');
  await upserted(() => apartModel(deps.db).updateOne({ _id, countyId }, { $setOnInsert: { pair: [...pair], by, byName, at, reason } }, { upsert: true }));
  return { recordId };
}

export async function endApart(deps: Deps, call: Call<PersonsApi['POST /persons/{recordId}/apart/end']>): Promise<{ recordId: string }> {
  const { pair, recordId } = await both(deps, call);
  await apartModel(deps.db).updateMany({ countyId: call.caller.countyId, pair, endedAt: { $exists: false } }, { $set: { endedAt: call.now, endedBy: call.caller.userId } });
  return { recordId };
}
