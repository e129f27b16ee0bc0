import { type Fact, rangeOf } from '@liandong/core/run';
import type { ClientSession, Connection } from 'mongoose';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { isDuplicate, transaction } from '../../platform/db/index';
import { changeOf, periodsOf } from './facts';
import { type CellDoc, cellModel, type FactDoc, factModel, factRulesModel } from './model';

export type CellKey = Pick<CellDoc, 'countyId' | 'packId' | 'indicatorId' | 'orgId' | 'period'>;
const cellKey = ({ countyId, packId, indicatorId, orgId, period }: CellKey): CellKey => ({ countyId, packId, indicatorId, orgId, period });

// ---- records that changed ----
export const changedRecords = (db: Connection, now: string, limit: number): Promise<RecordRowDoc[]> =>
  recordModel(db).find({ factsDue: { $lte: now } }).sort({ factsDue: 1 }).limit(limit).lean<RecordRowDoc[]>().exec();

const PUT_OFF_MS = 600_000;
/** It could not be looked at: again in a while, so that it does not stand in front of all others. */
export const putOff = async (db: Connection, { _id, countyId, version, factsDue = '' }: RecordRowDoc, now: string): Promise<void> => {
  await recordModel(db).updateOne({ _id, countyId, version, factsDue }, { $set: { factsDue: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } }).exec();
};

/** This version of the record has been looked at; false: it has changed again since, and will come up again. */
const seen = async (db: Connection, row: RecordRowDoc, session: ClientSession): Promise<boolean> =>
  (await recordModel(db).updateOne({ _id: row._id, countyId: row.countyId, version: row.version, factsDue: row.factsDue ?? '' }, { $unset: { factsDue: 1 } }, { session }).exec()).matchedCount === 1;

async function markCells(db: Connection, facts: readonly FactDoc[], session: ClientSession): Promise<void> {
  for (const { countyId, packId, indicatorId, path, at } of facts)
    await cellModel(db).updateMany({ countyId, packId, indicatorId, orgId: { $in: [...path] }, period: { $in: periodsOf(at) } }, { $set: { dirty: true }, $inc: { rev: 1 } }, { session }).exec();
}

/**
 * One record's facts, the marks on the cells they count in, and "seen", all or nothing. Two workers at once: the one that looked at an
 * older version writes nothing.
 */
export const replaceFacts = (db: Connection, row: RecordRowDoc, facts: readonly FactDoc[]): Promise<boolean> =>
  transaction(db, async (session) => {
    if (!(await seen(db, row, session))) return false;
    const { countyId, packId, _id: recordId } = row;
    const before = await factModel(db).find({ countyId, recordId, packId }, { _id: 0 }, { session }).lean<FactDoc[]>().exec();
    const { write, remove, touched } = changeOf(before, facts);
    const operations = [
      ...write.map((fact) => ({ replaceOne: { filter: { countyId, recordId, packId, indicatorId: fact.indicatorId }, replacement: { ...fact, path: [...fact.path] }, upsert: true } })),
      ...remove.map((fact) => ({ deleteOne: { filter: { countyId, recordId, packId, indicatorId: fact.indicatorId } } })),
    ];
    if (operations.length > 0) await factModel(db).bulkWrite(operations, { session });
    await markCells(db, touched, session);
    return true;
  });

// ---- cells ----
/** A cell is known before it is first computed: a change of facts in between finds it and marks it. */
export async function openCells(db: Connection, keys: readonly CellKey[]): Promise<void> {
  const operations = keys.map((key) => ({ updateOne: { filter: cellKey(key), update: { $setOnInsert: { rev: 0, dirty: true } }, upsert: true } }));
  if (operations.length === 0) return;
  await cellModel(db).bulkWrite(operations, { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}
export const readCells = (db: Connection, key: Omit<CellKey, 'orgId' | 'indicatorId'>, orgIds: readonly string[], indicatorIds: readonly string[]): Promise<CellDoc[]> =>
  cellModel(db).find({ countyId: key.countyId, packId: key.packId, indicatorId: { $in: [...indicatorIds] }, orgId: { $in: [...orgIds] }, period: key.period }, { _id: 0 }).lean<CellDoc[]>().exec();
export const dirtyCells = (db: Connection, limit: number): Promise<CellDoc[]> => cellModel(db).find({ dirty: true }, { _id: 0 }).limit(limit).lean<CellDoc[]>().exec();

export interface Figure { readonly value: number | null; readonly n: number; readonly asOf: string }
/** Clean only if no fact changed since `cell` was read. */
export async function writeCell(db: Connection, cell: CellDoc, { value, n, asOf }: Figure): Promise<void> {
  await cellModel(db).updateOne({ ...cellKey(cell), rev: cell.rev }, { $set: { value, n, asOf }, $unset: { dirty: 1 } }).exec();
}
export const dropCell = async (db: Connection, cell: CellDoc): Promise<void> => { await cellModel(db).deleteOne(cellKey(cell)).exec(); };

// ---- facts ----
export type FactQuery = Pick<FactDoc, 'countyId' | 'packId' | 'indicatorId'> & { readonly orgIds: readonly string[]; readonly period: string };
const factFilter = ({ countyId, packId, indicatorId, orgIds, period }: FactQuery) => {
  const range = rangeOf(period);
  return { countyId, packId, indicatorId, path: { $in: [...orgIds] }, ...(range ? { at: { $gte: range.from, $lt: range.to } } : {}) };
};
export const readFacts = (db: Connection, query: FactQuery): Promise<Fact[]> =>
  factModel(db).find(factFilter(query), { _id: 0, key: 1, value: 1, at: 1 }).sort({ at: -1, recordId: -1 }).lean<Fact[]>().exec();

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
/** Forget all facts of a county; every record comes up again. */
export async function forgetFacts(db: Connection, countyId: string): Promise<void> {
  await factRulesModel(db).deleteMany({ countyId }).exec();
  await factModel(db).deleteMany({ countyId }).exec();
}
