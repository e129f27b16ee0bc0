import type { Connection } from 'mongoose';
import { isDuplicate, upserted } from '../../platform/db/index';
import { type FormDraftDoc, formDraftModel } from './model';

export interface Writer { readonly countyId: string; readonly userId: string }

export const listDrafts = (db: Connection, { countyId, userId }: Writer): Promise<FormDraftDoc[]> => formDraftModel(db).find({ countyId, userId }, { _id: 0 }).sort({ savedAt: -1, key: 1 }).lean<FormDraftDoc[]>().exec();
export const findDraft = (db: Connection, { countyId, userId }: Writer, key: string): Promise<FormDraftDoc | null> => formDraftModel(db).findOne({ countyId, userId, key }, { _id: 0 }).lean<FormDraftDoc>().exec();
export const findTaskDraft = (db: Connection, { countyId, userId }: Writer, taskId: string): Promise<FormDraftDoc | null> => formDraftModel(db).findOne({ countyId, userId, taskId }, { _id: 0 }).sort({ savedAt: -1 }).lean<FormDraftDoc>().exec();

/** How many drafts somebody has, and how long they are together, one of them left out. */
export async function drafted(db: Connection, { countyId, userId }: Writer, exceptKey: string): Promise<{ readonly count: number; readonly bytes: number }> {
  const [found] = await formDraftModel(db).aggregate<{ count: number; bytes: number }>([
    { $match: { countyId, userId, key: { $ne: exceptKey } } },
    { $group: { _id: null, count: { $sum: 1 }, bytes: { $sum: { $binarySize: '$sealed' } } } },
  ]).exec();
  return found ?? { count: 0, bytes: 0 };
}
export const deleteDraft = async (db: Connection, { countyId, userId }: Writer, key: string): Promise<void> => { await formDraftModel(db).deleteOne({ countyId, userId, key }).exec(); };

/** Keep it unless a later one is there: a phone may bring an old draft long after a newer one was saved elsewhere. */
export async function keepLater(db: Connection, draft: FormDraftDoc): Promise<void> {
  const { countyId, userId, key } = draft;
  // the first try may meet an older one that comes in at the same moment; after the second there is a later one
  await upserted(() => formDraftModel(db).replaceOne({ countyId, userId, key, savedAt: { $lte: draft.savedAt } }, draft, { upsert: true }).exec()).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** Keep it in the place of the one that was saved at `base` (null: of none); false when another one is there. */
export async function keepAfter(db: Connection, draft: FormDraftDoc, base: string | null): Promise<boolean> {
  const { countyId, userId, key } = draft;
  try {
    await formDraftModel(db).replaceOne({ countyId, userId, key, savedAt: base ?? '' }, draft, { upsert: true }).exec();
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

/** How many unfinished forms a pack has in a county; not whose and not what. */
export const countFormDrafts = (db: Connection, countyId: string, packId: string): Promise<number> => formDraftModel(db).countDocuments({ countyId, packId }).exec();

/** Drafts of a pack by what they are of: services that are to be started, and open steps. */
export async function draftedOf(db: Connection, countyId: string, packId: string): Promise<{ readonly services: readonly string[]; readonly tasks: readonly string[] }> {
  const docs = await formDraftModel(db).find({ countyId, packId }, { _id: 0, serviceId: 1, taskId: 1 }).lean<Pick<FormDraftDoc, 'serviceId' | 'taskId'>[]>().exec();
  return { services: docs.flatMap(({ serviceId, taskId }) => (taskId === undefined ? (serviceId ?? []) : [])), tasks: docs.flatMap(({ taskId }) => taskId ?? []) };
}
