/** Batches: the same thing done to many works, one after the other; what was done stays done when a server stops half-way. */
import { problem, sha256Hex, type Actor, type Problem } from '@liandong/core/run';
import { isDuplicate, transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { applyCommand, type CommandBody } from '../commit';
import { closeMended, retryIncident } from '../incident-actions';
import { findIncident } from '../incidents';
import { batchItemModel, batchModel, recordModel, type BatchDoc, type BatchItemDoc, type RecordRowDoc } from '../model';
import { applyRecord } from '../records/apply';

interface Item { readonly workId: string; readonly ref: string; readonly recordId?: string }
export interface NewBatch { readonly countyId: string; readonly commandId: string; readonly what: BatchDoc['what']; readonly by: Actor; readonly comment: string; readonly to?: string; readonly items: readonly Item[] }

const idOf = (countyId: string, commandId: string): string => sha256Hex(`${countyId}\nbatch\n${commandId}`).slice(0, 32);
const aad = (batchId: string): string => `batches/${batchId}`;

/** Keep what is to be done; the same command again answers the batch that it made. */
export async function beginBatch(deps: Deps, { countyId, commandId, what, by, comment, to, items }: NewBatch): Promise<string> {
  const _id = idOf(countyId, commandId);
  const sealed = deps.keys.seal(countyId, aad(_id), Buffer.from(comment, 'utf8')).toString('base64url');
  const batch: BatchDoc = { _id, countyId, what, by, at: deps.clock.now(), comment: sealed, total: items.length, done: 0, failed: 0, ...(to === undefined ? {} : { to }) };
  const docs = items.map((item, n): BatchItemDoc => ({ ...item, _id: `${_id}.${n}`, countyId, batchId: _id, n, state: 'open' }));
  try {
    await transaction(deps.db, async (session) => {
      await batchModel(deps.db).create([batch], { session });
      if (docs.length > 0) await batchItemModel(deps.db).insertMany(docs, { session });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return _id;
}

type Act = (deps: Deps, batch: BatchDoc, item: BatchItemDoc, comment: string) => Promise<readonly Problem[]>;

async function command(deps: Deps, { by, countyId }: BatchDoc, { _id, workId }: BatchItemDoc, body: CommandBody): Promise<readonly Problem[]> {
  const applied = await applyCommand(deps, { countyId, actor: by, commandId: `batch:${_id}`, workId, command: body });
  return applied.ok ? [] : applied.problems;
}

/** A record that he was in charge of; one that somebody else has by now needs nothing. */
async function handOn(deps: Deps, { countyId, by, to = '' }: BatchDoc, { _id, ref }: BatchItemDoc, recordId: string, reason: string): Promise<readonly Problem[]> {
  const row = await recordModel(deps.db).findOne({ countyId, _id: recordId }).lean<RecordRowDoc>();
  if ((row?.owner ?? row?.createdBy) !== ref) return [];
  const applied = await applyRecord(deps, { countyId, actor: by, commandId: `batch:${_id}`, recordId, handsOver: true, command: { type: 'TransferRecord', owner: to, reason, base: row?.version ?? 0 } });
  return applied.ok ? [] : applied.problems;
}

const ACTS: Readonly<Record<BatchDoc['what'], Act>> = {
  retry: async (deps, { countyId, by }, { _id, ref }, comment) => {
    const incident = await findIncident(deps, countyId, ref);
    if (!incident?.open) return [];
    const handled = await retryIncident(deps, { incident, actor: by, commandId: `batch:${_id}`, comment });
    return handled.ok ? [] : handled.problems;
  },
  terminate: async (deps, batch, item, comment) => {
    const problems = await command(deps, batch, item, { type: 'TerminateInstance', comment });
    await closeMended(deps, batch.countyId, item.workId);
    return problems;
  },
  'hand-over': (deps, batch, item, comment) => (item.recordId === undefined ? command(deps, batch, item, { type: 'HandOver', from: item.ref, to: batch.to ?? '', comment }) : handOn(deps, batch, item, item.recordId, comment)),
  reassign: (deps, batch, item, comment) => command(deps, batch, item, { type: 'ReassignTask', taskId: item.ref, userId: batch.to ?? '', comment }),
};

async function doItem(deps: Deps, item: BatchItemDoc): Promise<void> {
  const { countyId, batchId } = item;
  const batch = await batchModel(deps.db).findOne({ _id: batchId, countyId }).lean<BatchDoc>();
  if (!batch) return;
  const comment = deps.keys.open(countyId, aad(batchId), Buffer.from(batch.comment, 'base64url')).toString('utf8');
  const problems = await ACTS[batch.what](deps, batch, item, comment).catch((error: unknown): readonly Problem[] => {
    deps.log.error({ err: error, workId: item.workId, batch: batchId }, 'batch item failed');
    return [problem('work.unreadable')];
  });
  const [found] = problems;
  const result = found ? { state: 'failed' as const, code: found.code, params: found.params } : { state: 'done' as const };
  // counted once: by whoever closes it
  await transaction(deps.db, async (session) => {
    const closed = await batchItemModel(deps.db).updateOne({ _id: item._id, countyId, state: 'open' }, { $set: result }, { session });
    if (closed.modifiedCount === 1) await batchModel(deps.db).updateOne({ _id: batchId, countyId }, { $inc: { [result.state]: 1 } }, { session });
  });
}

const MOST_A_ROUND = 100;

export const batchesJob: Job = {
  name: 'batches',
  everyMs: 1000,
  runOnce: async (deps) => {
    let done = 0;
    for (const countyId of await deps.org.countyIds()) {
      const open = await batchItemModel(deps.db).find({ countyId, state: 'open' }).limit(MOST_A_ROUND).lean<BatchItemDoc[]>();
      for (const item of open) await doItem(deps, item);
      done += open.length;
    }
    return done;
  },
};

export const findBatch = (deps: Deps, countyId: string, batchId: string): Promise<BatchDoc | null> => batchModel(deps.db).findOne({ _id: batchId, countyId }).lean<BatchDoc>();
/** What somebody has done to many works, newest first. */
export function listBatches(deps: Deps, countyId: string, userId: string, limit: number, before?: { readonly at: string; readonly id: string }): Promise<BatchDoc[]> {
  const from = before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] };
  return batchModel(deps.db).find({ countyId, 'by.userId': userId, ...from }).sort({ at: -1, _id: -1 }).limit(limit).lean<BatchDoc[]>();
}
export const listBatchItems = (deps: Deps, countyId: string, batchId: string, limit: number, after = -1): Promise<BatchItemDoc[]> =>
  batchItemModel(deps.db).find({ countyId, batchId, n: { $gt: after } }).sort({ n: 1 }).limit(limit).lean<BatchItemDoc[]>();
