/** Carrying out lists that were agreed to: one record after the other, each in its own transaction with the word that it is done. A server that stops half-way is followed by the next. */
import { problem, type Problem } from '@liandong/core/run';
import { cutOldViews, destroyedModel, destroyRecord, forgetSubjects, recordModel, type RecordRowDoc } from '../../durable/index';
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { removeUploads } from '../files/index';
import { dueOf } from './due';
import { isHeld } from './holds';
import { itemModel, listModel, type ItemDoc, type ListDoc } from './model';
import { kindOf, type Looking } from './reach';
import { takeOutRemains } from './remains';

const ITEMS_A_ROUND = 50;

type Session = Parameters<Parameters<typeof transaction>[1]>[0];
type Ending = { readonly state: 'destroyed' } | { readonly state: 'kept'; readonly code: string; readonly params: Problem['params'] };
/** Counted once: by whoever closes it. */
async function close({ db }: Deps, { _id, countyId, listId }: ItemDoc, ending: Ending, session: Session): Promise<void> {
  const closed = await itemModel(db).updateOne({ _id, countyId, state: 'open' }, { $set: ending }, { session });
  if (closed.modifiedCount === 1) await listModel(db).updateOne({ _id: listId, countyId }, { $inc: { [ending.state]: 1 } }, { session });
}
const keep = async (deps: Deps, item: ItemDoc, { code, params }: Problem): Promise<true> => {
  await transaction(deps.db, (session) => close(deps, item, { state: 'kept', code, params }, session));
  return true;
};

/** false: it is still to be counted; it comes up again. */
async function destroyOne(deps: Deps, list: ListDoc, { pack, type, org }: Looking, item: ItemDoc): Promise<boolean> {
  const { countyId, recordId } = item;
  const row = await recordModel(deps.db).findOne({ countyId, _id: recordId }).lean<RecordRowDoc>();
  if (!row) return keep(deps, item, problem('record.not-found'));
  const at = deps.clock.now();
  const today = org.calendar.dateOf(at);
  const [due] = await dueOf(deps, { countyId, pack, type, scopes: [] }, [row], org, today);
  if (!due) return keep(deps, item, problem('destruction.not-due'));
  const done = await destroyRecord(deps, {
    countyId, recordId, version: row.version, today, pack, listId: list._id, by: list.by, byName: list.byName, confirmedBy: list.confirmedBy ?? '', rule: list.rule, kept: due.kept, at,
    isHeld: (session, recordIds) => isHeld(deps, countyId, recordIds, session),
    also: async (session, gone) => {
      await takeOutRemains(deps.db, session, gone);
      await close(deps, item, { state: 'destroyed' }, session);
    },
  });
  if (done === 'later') return false;
  return done.ok || keep(deps, item, done.problem);
}

/** One that cannot be done for a reason that nobody foresaw does not hold up the others. */
async function attempt(deps: Deps, list: ListDoc, kind: Looking, item: ItemDoc): Promise<boolean> {
  try {
    return await destroyOne(deps, list, kind, item);
  } catch (error) {
    deps.log.error({ err: error, list: list._id, recordId: item.recordId }, 'record not destroyed');
    return keep(deps, item, problem('destruction-list.failed'));
  }
}

async function carryOut(deps: Deps, list: ListDoc): Promise<number> {
  const { countyId, _id } = list;
  const kind = await kindOf(deps, countyId, list);
  const items = await itemModel(deps.db).find({ countyId, listId: _id, state: 'open' }).sort({ n: 1 }).limit(ITEMS_A_ROUND).lean<ItemDoc[]>();
  if (items.length === 0) await listModel(deps.db).updateOne({ _id, countyId, state: 'confirmed' }, { $set: { state: 'done', endedAt: deps.clock.now() } });
  let done = 0;
  for (const item of items) if (kind ? await attempt(deps, list, kind, item) : await keep(deps, item, problem('destruction.not-due'))) done += 1;
  return done + (items.length === 0 ? 1 : 0);
}

/** Files whose records are gone; found again when a server stopped between. */
async function removeFiles(deps: Deps, countyId: string): Promise<number> {
  const left = await destroyedModel(deps.db).find({ countyId, files: { $exists: true } }).limit(ITEMS_A_ROUND).lean();
  for (const { _id, files = [] } of left) {
    await removeUploads(deps.db, countyId, files);
    await destroyedModel(deps.db).updateOne({ _id, countyId }, { $unset: { files: 1 } });
  }
  return left.length;
}

export const destructionJob: Job = {
  name: 'destruction',
  everyMs: 2000,
  runOnce: async (deps) => {
    let done = 0;
    for (const countyId of await deps.org.countyIds()) {
      for (const list of await listModel(deps.db).find({ countyId, state: 'confirmed' }).sort({ at: 1 }).lean<ListDoc[]>()) done += await carryOut(deps, list);
      done += (await removeFiles(deps, countyId)) + (await forgetSubjects(deps, countyId)) + (await cutOldViews(deps, countyId));
    }
    return done;
  },
};
