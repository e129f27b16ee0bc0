import type { ClientSession, Connection } from 'mongoose';
import { upserted } from '../platform/db/index';
import { type GrantDoc, grantModel } from './model';

/** The same command again finds what it made. */
export const addGrant = (db: Connection, { _id, countyId, ...doc }: GrantDoc, session?: ClientSession): Promise<unknown> => {
  const add = (): Promise<unknown> => grantModel(db).updateOne({ _id, countyId }, { $setOnInsert: doc }, { upsert: true, ...(session ? { session } : {}) });
  // a transaction cannot go on after a duplicate: it is begun again as a whole
  return session ? add() : upserted(add);
};

/** Of one record, or of all records of one person; newest first. */
export const listGrants = (db: Connection, countyId: string, recordIds: readonly string[]): Promise<GrantDoc[]> =>
  grantModel(db).find({ countyId, recordId: { $in: [...recordIds] } }).sort({ at: -1, _id: -1 }).limit(100).lean<GrantDoc[]>();

export const findGrant = (db: Connection, countyId: string, id: string): Promise<GrantDoc | null> => grantModel(db).findOne({ countyId, _id: id }).lean<GrantDoc>();

/** Answers whether it had not been ended before. */
export async function endGrant(db: Connection, countyId: string, id: string, by: string, now: string, session: ClientSession): Promise<boolean> {
  const { modifiedCount } = await grantModel(db).updateOne({ countyId, _id: id, endedAt: { $exists: false } }, { $set: { endedAt: now, endedBy: by } }, { session });
  return modifiedCount === 1;
}

/** Of these records those that he is let into now. */
export async function letInto(db: Connection, countyId: string, userId: string, recordIds: readonly string[], now: string): Promise<ReadonlySet<string>> {
  const rows = await grantModel(db).find({ countyId, recordId: { $in: [...recordIds] }, userId, at: { $lte: now }, until: { $gt: now }, endedAt: { $exists: false } }).select({ recordId: 1 }).lean<Pick<GrantDoc, 'recordId'>[]>();
  return new Set(rows.map(({ recordId }) => recordId));
}
