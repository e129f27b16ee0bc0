/** 暂缓: a record is kept for now for a reason, and nothing destroys it until that is lifted. */
import { sha256Hex } from '@liandong/core/run';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { isDuplicate, transaction, type ClientSession } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { RetentionApi, RetentionRow } from './contract';
import { holdModel } from './model';
import { watchedBy } from './reach';

const aad = (id: string): string => `retention_holds/${id}`;
type Held = NonNullable<RetentionRow['held']>;

/** Of these records those that are held, with why. */
export async function heldAmong({ db, keys }: Pick<Deps, 'db' | 'keys'>, countyId: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  const docs = recordIds.length === 0 ? [] : await holdModel(db).find({ countyId, recordId: { $in: [...recordIds] }, open: true }).lean();
  return new Map(docs.map(({ _id, recordId, byName, at, reason }) => [recordId, { byName, at, reason: keys.open(countyId, aad(_id), Buffer.from(reason, 'base64url')).toString('utf8') }]));
}

/** Counted within a transaction, so that a hold that comes at the same moment is noticed: it writes the record too. */
export const isHeld = async ({ db }: Pick<Deps, 'db'>, countyId: string, recordIds: readonly string[], session: ClientSession): Promise<boolean> =>
  (await holdModel(db).countDocuments({ countyId, recordId: { $in: [...recordIds] }, open: true }, { session })) > 0;

/** A record of a kind that he looks after, within his reach. */
async function lookedAfter(deps: Deps, caller: Caller, recordId: string): Promise<RecordRowDoc> {
  const row = (await recordModel(deps.db).findOne({ countyId: caller.countyId, _id: recordId }).lean<RecordRowDoc>()) ?? refuse('record.not-found');
  const { watched } = await watchedBy(deps, caller, 'look', row, '').catch(() => refuse('record.not-found'));
  return row.scope.some((place) => watched.scopes.includes(place)) ? row : refuse('record.not-found');
}

export async function hold(deps: Deps, { caller, body, commandId, now }: Call<RetentionApi['POST /retention/holds']>): Promise<undefined> {
  const { countyId, userId: by, name: byName } = caller;
  const reason = body.reason.trim();
  if (reason === '') refuse('record.reason-required', '/body/reason');
  const { _id: recordId } = await lookedAfter(deps, caller, body.recordId);
  const _id = sha256Hex(`${countyId}\nhold\n${recordId}\n${by}\n${commandId}`).slice(0, 32);
  const sealed = deps.keys.seal(countyId, aad(_id), Buffer.from(reason, 'utf8')).toString('base64url');
  if (await holdModel(deps.db).exists({ _id, countyId })) return undefined;
  try {
    await transaction(deps.db, async (session) => {
      // whoever destroys it at this moment conflicts
      if ((await recordModel(deps.db).updateOne({ countyId, _id: recordId }, { $inc: { touched: 1 } }, { session })).matchedCount === 0) refuse('record.destroyed');
      await holdModel(deps.db).insertMany([{ _id, countyId, recordId, by, byName, at: now, reason: sealed, open: true }], { session });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    refuse('retention.held-already', '/body/recordId');
  }
  return undefined;
}

export async function lift(deps: Deps, { caller, params, now }: Call<RetentionApi['POST /retention/holds/{recordId}/lift']>): Promise<undefined> {
  const { _id: recordId, countyId } = await lookedAfter(deps, caller, params.recordId);
  await holdModel(deps.db).updateOne({ countyId, recordId, open: true }, { $set: { open: false, liftedBy: caller.userId, liftedAt: now } });
  return undefined;
}
