import { rangeOf } from '@liandong/core/run';
import type { ClientSession, Connection } from 'mongoose';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { transaction } from '../../platform/db/index';
import { changeOf, type FactChange, periodsOf, sumChanges } from './facts';
import { cellModel, type FactDoc, factModel, factRulesModel, sumModel } from './model';

// ---- records that changed ----
export const changedRecords = (db: Connection, now: string, limit: number): Promise<RecordRowDoc[]> =>
  recordModel(db).find({ factsDue: { $lte: now } }).sort({ factsDue: 1 }).limit(limit).lean<RecordRowDoc[]>().exec();

const PUT_OFF_MS = 600_000;
/** It could not be looked at: again in a while, so that it does not stand in front of all others. */
export const putOff = async (db: Connection, { _id, countyId, version, factsDue = '' }: RecordRowDoc, now: string): Promise<void> => {
  await recordModel(db).updateOne({ _id, countyId, version, factsDue }, { $set: { factsDue: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } }).exec();
};

/** One of them has changed since it was read. */
class Stale extends Error {}

/** These versions of the records have been looked at; throws when one has changed again since: it will come up again. */
async function seen(db: Connection, rows: readonly RecordRowDoc[], session: ClientSession): Promise<void> {
  const operations = rows.map(({ _id, countyId, version, factsDue = '' }) => ({ updateOne: { filter: { _id, countyId, version, factsDue }, update: { $unset: { factsDue: 1 as const } } } }));
  const { matchedCount } = await recordModel(db).bulkWrite(operations, { session, ordered: false });
  if (matchedCount !== rows.length) throw new Stale();
}

/** Of facts that lie together one mark is enough. */
async function markCells(db: Connection, { write, was }: FactChange, session: ClientSession): Promise<void> {
  const marks = new Map<string, { facts: FactDoc; orgIds: Set<string>; periods: Set<string> }>();
  for (const fact of [...write, ...was]) {
    const id = JSON.stringify([fact.countyId, fact.packId, fact.indicatorId, fact.path, fact.at.slice(0, 7)]);
    if (!marks.has(id)) marks.set(id, { facts: fact, orgIds: new Set(fact.path), periods: new Set(periodsOf(fact.at)) });
  }
  const operations = [...marks.values()].map(({ facts: { countyId, packId, indicatorId }, orgIds, periods }) => ({
    updateMany: { filter: { countyId, packId, indicatorId, orgId: { $in: [...orgIds] }, period: { $in: [...periods] } }, update: { $set: { dirty: true }, $inc: { rev: 1 } } },
  }));
  if (operations.length > 0) await cellModel(db).bulkWrite(operations, { session });
}

async function writeFacts(db: Connection, change: FactChange, session: ClientSession): Promise<void> {
  const placeOf = ({ countyId, recordId, packId, indicatorId }: FactDoc) => ({ countyId, recordId, packId, indicatorId });
  const operations = [
    ...change.write.map((fact) => ({ replaceOne: { filter: placeOf(fact), replacement: { ...fact, path: [...fact.path], dims: [...(fact.dims ?? [])] }, upsert: true } })),
    ...change.remove.map((fact) => ({ deleteOne: { filter: placeOf(fact) } })),
  ];
  if (operations.length > 0) await factModel(db).bulkWrite(operations, { session });
  const sums = sumChanges(change).map(({ key, n, sum }) => ({ updateOne: { filter: key, update: { $inc: { n, sum } }, upsert: true } }));
  if (sums.length > 0) await sumModel(db).bulkWrite(sums, { session });
}

/**
 * The facts of records of one county and pack, the sums and the marks on the cells they count in, and "seen", all or nothing. Two workers at
 * once: the one that looked at an older version writes nothing, and false comes back.
 */
export async function replaceFacts(db: Connection, rows: readonly RecordRowDoc[], facts: readonly FactDoc[]): Promise<boolean> {
  const { countyId = '', packId = '' } = rows[0] ?? {};
  try {
    await transaction(db, async (session) => {
      await seen(db, rows, session);
      const before = await factModel(db).find({ countyId, recordId: { $in: rows.map(({ _id }) => _id) }, packId }, { _id: 0 }, { session }).lean<FactDoc[]>().exec();
      const change = changeOf(before, facts);
      await writeFacts(db, change, session);
      await markCells(db, change, session);
    });
    return true;
  } catch (error) {
    if (error instanceof Stale) return false;
    throw error;
  }
}

// ---- facts ----
export type FactQuery = Pick<FactDoc, 'countyId' | 'packId' | 'indicatorId'> & { readonly orgIds: readonly string[]; readonly period: string; /** `dimension=code` */ readonly dim?: string | undefined };
export const factFilter = ({ countyId, packId, indicatorId, orgIds, period, dim }: FactQuery) => {
  const range = rangeOf(period);
  return { countyId, packId, indicatorId, path: { $in: [...orgIds] }, ...(range ? { at: { $gte: range.from, $lt: range.to } } : {}), ...(dim === undefined ? {} : { dims: dim }) };
};

export interface FactPlace { readonly at: string; readonly recordId: string }
/** Records behind a figure, newest first, after a place in the list. */
export function pageOfFacts(db: Connection, query: FactQuery, after: FactPlace | undefined, limit: number): Promise<FactPlace[]> {
  const from = after ? { $or: [{ at: { $lt: after.at } }, { at: after.at, recordId: { $lt: after.recordId } }] } : {};
  return factModel(db).find({ $and: [factFilter(query), from] }, { _id: 0, at: 1, recordId: 1 }).sort({ at: -1, recordId: -1 }).limit(limit).lean<FactPlace[]>().exec();
}
export const recordsById = (db: Connection, countyId: string, ids: readonly string[]): Promise<RecordRowDoc[]> =>
  recordModel(db).find({ countyId, _id: { $in: [...ids] } }).lean<RecordRowDoc[]>().exec();

// ---- definitions ----
export const rulesOf = async (db: Connection, countyId: string, packId: string): Promise<string | undefined> => (await factRulesModel(db).findOne({ countyId, packId }).lean().exec())?.hash;
/** Look at every record of the pack again; what is stored stays readable until each is done. The hash comes last: a crash before it begins anew. */
export async function lookAgain(db: Connection, countyId: string, packId: string, hash: string, now: string): Promise<void> {
  await recordModel(db).updateMany({ countyId, packId }, { $set: { factsDue: now } }).exec();
  await cellModel(db).updateMany({ countyId, packId }, { $set: { dirty: true }, $inc: { rev: 1 } }).exec();
  await factRulesModel(db).updateOne({ countyId, packId }, { $set: { hash } }, { upsert: true }).exec();
}
/** Forget all facts of a county; every record comes up again. No worker may run beside it. */
export async function forgetFacts(db: Connection, countyId: string): Promise<void> {
  await factRulesModel(db).deleteMany({ countyId }).exec();
  await factModel(db).deleteMany({ countyId }).exec();
  await sumModel(db).deleteMany({ countyId }).exec();
}
