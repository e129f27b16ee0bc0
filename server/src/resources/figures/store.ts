import { rangeOf } from '@liandong/core/run';
import type { Connection } from 'mongoose';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { cellModel, type FactDoc, factModel, factRulesModel, keyModel, sumModel, valueModel } from './model';

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
/** Are all facts among the keys and values that are kept beside them? */
export const isTallied = async (db: Connection, countyId: string, packId: string): Promise<boolean> => (await factRulesModel(db).exists({ countyId, packId, tallied: true }).exec()) !== null;
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
  await valueModel(db).deleteMany({ countyId }).exec();
  await keyModel(db).deleteMany({ _id: { $gte: `${countyId}\n`, $lt: `${countyId}\v` } }).exec();
}
