/** Rows of the records that were marked, and the counts that follow from them, all or nothing. */
import { type ClientSession, type Connection, native, transaction, writeCommand } from '../../platform/db/index';
import { rowsToCount, Stale } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import { packForFigures } from '../packs/index';
import { doneTo, rowKey, rowsFor } from './due-rows';
import { planCountModel, type PlanCountDoc, planDueModel, type PlanDueDoc, planMarkModel, type PlanMarkDoc } from './model';
import { versionsOf } from './versions';

export const marks = (db: Connection, now: string, limit: number): Promise<PlanMarkDoc[]> =>
  planMarkModel(db).find({ at: { $lte: now } }, { _id: 0 }).sort({ at: 1 }).limit(limit).lean<PlanMarkDoc[]>().exec();

const PUT_OFF_MS = 600_000;
export const putOffMark = async (db: Connection, { countyId, recordId, token }: PlanMarkDoc, now: string): Promise<void> => {
  await planMarkModel(db).updateOne({ countyId, recordId, token }, { $set: { at: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } }).exec();
};

const keyOf = ({ countyId, recordId, plan }: PlanDueDoc) => ({ countyId, recordId, plan });

async function rowsBefore(db: Connection, countyId: string, recordIds: readonly string[], session?: ClientSession): Promise<Map<string, PlanDueDoc>> {
  const rows = (await native(planDueModel(db)).find({ countyId, recordId: { $in: [...recordIds] } } as never, { projection: { _id: 0 }, ...(session ? { session } : {}) }).toArray()) as unknown as PlanDueDoc[];
  return new Map(rows.map((row) => [rowKey(row), row]));
}

async function rowsNow(deps: Deps, all: readonly PlanMarkDoc[]): Promise<PlanDueDoc[]> {
  const [{ countyId, packId } = { countyId: '', packId: '' }] = all;
  const pack = await packForFigures(deps, countyId, packId);
  if (!pack) return [];
  const ids = all.map(({ recordId }) => recordId);
  const rows = await rowsToCount(deps.db, { countyId, packId, _id: { $in: ids } });
  const { calendar } = await deps.org.snapshot(countyId);
  const dateOf = (at: string): string => calendar.dateOf(at);
  const [versions, done, before] = await Promise.all([versionsOf(deps.db, { countyId, pack, dateOf }, rows), doneTo(deps.db, countyId, ids), rowsBefore(deps.db, countyId, ids)]);
  return rows.flatMap((row) => rowsFor(row, { pack, ctx: { now: deps.clock.now(), dateOf }, versions, done, before }));
}

type Cell = Omit<PlanCountDoc, 'due' | 'done'>;
function countsOf(before: Iterable<PlanDueDoc>, after: Iterable<PlanDueDoc>) {
  const changes = new Map<string, { readonly q: Cell; due: number; done: number }>();
  const add = ({ countyId, plan, orgId, periods }: PlanDueDoc, by: 1 | -1): void => {
    for (const [period, how] of Object.entries(periods)) {
      const key = [countyId, plan, orgId, period].join('\n');
      const change = changes.get(key) ?? { q: { countyId, plan, orgId, period }, due: 0, done: 0 };
      changes.set(key, change);
      change.due += by;
      change.done += how === 2 ? by : 0;
    }
  };
  for (const row of before) add(row, -1);
  for (const row of after) add(row, 1);
  return [...changes.values()].filter(({ due, done }) => due !== 0 || done !== 0).map(({ q, due, done }) => ({ q, u: { $inc: { due, done } }, upsert: true }));
}

/** What somebody was told of in the meantime stays told. */
const withTold = (row: PlanDueDoc, before: PlanDueDoc | undefined): PlanDueDoc => (before && before.told.length > row.told.length ? { ...row, told: before.told } : row);

/** Tokens belong to one mark each, so that pairs of record and token need not be named. @throws Stale when one of them is gone or another by now */
async function takeMarks(db: Connection, countyId: string, all: readonly PlanMarkDoc[], session: ClientSession): Promise<void> {
  const q = { countyId, recordId: { $in: all.map(({ recordId }) => recordId) }, token: { $in: all.map(({ token }) => token) } };
  const { n } = await writeCommand(db, { delete: planMarkModel(db).collection.collectionName, deletes: [{ q, limit: 0 }] }, session);
  if (n !== all.length) throw new Stale();
}

/** Answers the units whose counts are others. */
async function replaceRows(db: Connection, before: ReadonlyMap<string, PlanDueDoc>, after: ReadonlyMap<string, PlanDueDoc>, session: ClientSession): Promise<string[]> {
  const dues = planDueModel(db).collection.collectionName;
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, row]) => ({ q: keyOf(row), limit: 1 }));
  const other = [...after].filter(([key]) => before.has(key)).map(([, row]) => ({ q: keyOf(row), u: row }));
  const fresh = [...after].filter(([key]) => !before.has(key)).map(([, row]) => row);
  if (gone.length > 0) await writeCommand(db, { delete: dues, deletes: gone }, session);
  if (other.length > 0) await writeCommand(db, { update: dues, updates: other }, session);
  if (fresh.length > 0) await writeCommand(db, { insert: dues, documents: fresh }, session);
  const updates = countsOf(before.values(), after.values());
  if (updates.length > 0) await writeCommand(db, { update: planCountModel(db).collection.collectionName, updates }, session);
  return updates.map(({ q }) => q.orgId);
}

/** Marks of one pack of one county. @throws Stale when another server was first, or one was marked again */
export async function answer(deps: Deps, all: readonly PlanMarkDoc[]): Promise<void> {
  const [first] = all;
  if (!first) return;
  const { countyId, packId } = first;
  const fresh = await rowsNow(deps, all);
  const units = await transaction(deps.db, async (session) => {
    await takeMarks(deps.db, countyId, all, session);
    const before = await rowsBefore(deps.db, countyId, all.map(({ recordId }) => recordId), session);
    return replaceRows(deps.db, before, new Map(fresh.map((row) => [rowKey(row), withTold(row, before.get(rowKey(row)))])), session);
  });
  await deps.changes.numbersChanged(countyId, packId, units);
}
