/** Rows of the records that were marked, and the counts that follow from them, all or nothing. */
import type { ClientSession, Connection } from '../../platform/db/index';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { packForFigures } from '../packs/index';
import { Stale } from './changed';
import { doneTo, rowsFor } from './due-rows';
import { planCountModel, type PlanCountDoc, planDueModel, type PlanDueDoc, planMarkModel, type PlanMarkDoc } from './model';
import { versionsOf } from './versions';

export const marks = (db: Connection, now: string, limit: number): Promise<PlanMarkDoc[]> =>
  planMarkModel(db).find({ at: { $lte: now } }, { _id: 0 }).sort({ at: 1 }).limit(limit).lean<PlanMarkDoc[]>().exec();

const PUT_OFF_MS = 600_000;
export const putOffMark = async (db: Connection, { countyId, recordId, token }: PlanMarkDoc, now: string): Promise<void> => {
  await planMarkModel(db).updateOne({ countyId, recordId, token }, { $set: { at: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } }).exec();
};

const rowsBefore = (db: Connection, countyId: string, recordIds: readonly string[], session?: ClientSession): Promise<PlanDueDoc[]> =>
  planDueModel(db).find({ countyId, recordId: { $in: [...recordIds] } }, { _id: 0 }, session ? { session } : {}).lean<PlanDueDoc[]>().exec();

async function rowsNow(deps: Deps, all: readonly PlanMarkDoc[]): Promise<PlanDueDoc[]> {
  const [{ countyId, packId } = { countyId: '', packId: '' }] = all;
  const pack = await packForFigures(deps, countyId, packId);
  if (!pack) return [];
  const ids = all.map(({ recordId }) => recordId);
  const rows = await recordModel(deps.db).find({ countyId, packId, _id: { $in: ids } }).lean<RecordRowDoc[]>().exec();
  const { calendar } = await deps.org.snapshot(countyId);
  const dateOf = (at: string): string => calendar.dateOf(at);
  const [versions, done, before] = await Promise.all([versionsOf(deps.db, { countyId, pack, dateOf }, rows), doneTo(deps.db, countyId, ids), rowsBefore(deps.db, countyId, ids)]);
  return rows.flatMap((row) => rowsFor(row, { pack, ctx: { now: deps.clock.now(), dateOf }, versions, done, before }));
}

type Cell = Omit<PlanCountDoc, 'due' | 'done'>;
function countsOf(before: readonly PlanDueDoc[], after: readonly PlanDueDoc[]) {
  const changes = new Map<string, { cell: Cell; due: number; done: number }>();
  const add = ({ countyId, plan, orgId, periods }: PlanDueDoc, by: 1 | -1): void => {
    for (const [period, how] of Object.entries(periods)) {
      const cell = { countyId, plan, orgId, period };
      const key = JSON.stringify(cell);
      const { due, done } = changes.get(key) ?? { due: 0, done: 0 };
      changes.set(key, { cell, due: due + by, done: done + (how === 2 ? by : 0) });
    }
  };
  for (const row of before) add(row, -1);
  for (const row of after) add(row, 1);
  return [...changes.values()].filter(({ due, done }) => due !== 0 || done !== 0).map(({ cell, due, done }) => ({ updateOne: { filter: cell, update: { $inc: { due, done } }, upsert: true } }));
}

const keyOf = ({ countyId, recordId, plan }: PlanDueDoc) => ({ countyId, recordId, plan });

/** What somebody was told of in the meantime stays told. */
const withTold = (row: PlanDueDoc, before: PlanDueDoc | undefined): PlanDueDoc => (before && before.told.length > row.told.length ? { ...row, told: before.told } : row);

/** Marks of one pack of one county. @throws Stale when another server was first, or one was marked again */
export async function answer(deps: Deps, all: readonly PlanMarkDoc[]): Promise<void> {
  const [first] = all;
  if (!first) return;
  const { countyId } = first;
  const fresh = await rowsNow(deps, all);
  await transaction(deps.db, async (session) => {
    const { deletedCount } = await planMarkModel(deps.db).bulkWrite(all.map(({ recordId, token }) => ({ deleteOne: { filter: { countyId, recordId, token } } })), { session });
    if (deletedCount !== all.length) throw new Stale();
    const before = await rowsBefore(deps.db, countyId, all.map(({ recordId }) => recordId), session);
    const after = fresh.map((row) => withTold(row, before.find((one) => one.recordId === row.recordId && one.plan === row.plan)));
    const gone = before.filter((row) => !after.some((one) => one.recordId === row.recordId && one.plan === row.plan));
    const writes = [...gone.map((row) => ({ deleteOne: { filter: keyOf(row) } })), ...after.map((row) => ({ replaceOne: { filter: keyOf(row), replacement: row as never, upsert: true } }))];
    if (writes.length > 0) await planDueModel(deps.db).bulkWrite(writes, { session });
    const counts = countsOf(before, after);
    if (counts.length > 0) await planCountModel(deps.db).bulkWrite(counts, { session });
  });
}
