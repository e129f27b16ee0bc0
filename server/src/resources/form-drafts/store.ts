import type { Connection } from 'mongoose';
import { isDuplicate, upserted } from '../../platform/db/index';
import { type FormDraftDoc, formDraftModel } from './model';

export interface Writer { readonly countyId: string; readonly userId: string }

export const listDrafts = (db: Connection, { countyId, userId }: Writer): Promise<FormDraftDoc[]> => formDraftModel(db).find({ countyId, userId }, { _id: 0 }).sort({ savedAt: -1, key: 1 }).lean<FormDraftDoc[]>().exec();
export const findDraft = (db: Connection, { countyId, userId }: Writer, key: string): Promise<FormDraftDoc | null> => formDraftModel(db).findOne({ countyId, userId, key }, { _id: 0 }).lean<FormDraftDoc>().exec();
export const findTaskDraft = (db: Connection, { countyId, userId }: Writer, taskId: string): Promise<FormDraftDoc | null> => formDraftModel(db).findOne({ countyId, userId, taskId }, { _id: 0 }).sort({ savedAt: -1 }).lean<FormDraftDoc>().exec();
export const countDrafts = (db: Connection, { countyId, userId }: Writer): Promise<number> => formDraftModel(db).countDocuments({ countyId, userId }).exec();
export const deleteDraft = async (db: Connection, { countyId, userId }: Writer, key: string): Promise<void> => { await formDraftModel(db).deleteOne({ countyId, userId, key }).exec(); };

/** Keep it unless a later one is there: a phone may bring an old draft long after a newer one was saved elsewhere. */
export async function keepLater(db: Connection, draft: FormDraftDoc): Promise<void> {
  const { countyId, userId, key } = draft;
  // the first try may meet an older one that comes in at the same moment; after the second there is a later one
  await upserted(() => formDraftModel(db).replaceOne({ countyId, userId, key, savedAt: { $lte: draft.savedAt } }, draft, { upsert: true }).exec()).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** How many unfinished forms a pack has in a county; not whose and not what. */
export const countFormDrafts = (db: Connection, countyId: string, packId: string): Promise<number> => formDraftModel(db).countDocuments({ countyId, packId }).exec();
