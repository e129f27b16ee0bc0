import type { ClientSession, Connection } from 'mongoose';
import { type Answer, requestModel, type RequestDoc } from './model';

/** Of one person who asks, or about some records; newest first. */
export const listRequests = (db: Connection, which: { readonly countyId: string; readonly recordId?: object; readonly userId?: string }, limit: number): Promise<RequestDoc[]> =>
  requestModel(db).find(which).sort({ at: -1, _id: -1 }).limit(limit).lean<RequestDoc[]>();

/** Those that wait for an answer, the first to be over first. `until`: which of them, by the time when they are over. */
export const waitingRequests = (db: Connection, countyId: string, until: object, limit: number): Promise<RequestDoc[]> =>
  requestModel(db).find({ countyId, open: true, until }).sort({ until: 1, _id: 1 }).limit(limit).lean<RequestDoc[]>();

export const findRequest = (db: Connection, countyId: string, id: string): Promise<RequestDoc | null> => requestModel(db).findOne({ countyId, _id: id }).lean<RequestDoc>();

export const addRequest = (db: Connection, doc: RequestDoc, session: ClientSession): Promise<unknown> => requestModel(db).create([doc], { session });

/** Answers whether it was still open. */
export async function answerRequest(db: Connection, { countyId, _id }: Pick<RequestDoc, 'countyId' | '_id'>, answer: Answer, session: ClientSession): Promise<boolean> {
  const { modifiedCount } = await requestModel(db).updateOne({ countyId, _id, open: true }, { $set: { open: false, answer } }, { session });
  return modifiedCount === 1;
}
