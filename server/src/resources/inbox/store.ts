import type { ClientSession, Connection } from 'mongoose';
import { isDuplicate } from '../../platform/db/index';
import { inboxModel, type InboxDoc } from './model';

/** Add messages; one that is there already (the effect is done again after a crash) stays as it is, read or not. */
export async function addMessages(db: Connection, docs: readonly InboxDoc[], session?: ClientSession): Promise<void> {
  if (docs.length === 0) return;
  const writes = docs.map(({ _id, countyId, ...doc }) => ({ updateOne: { filter: { _id, countyId }, update: { $setOnInsert: doc }, upsert: true } }));
  await inboxModel(db).bulkWrite(writes, { ordered: false, ...(session ? { session } : {}) }).catch((error: unknown) => {
    // another server does the same effect at this moment: what it has added is there; a transaction cannot go on after it
    if (session || !isDuplicate(error)) throw error;
  });
}

interface Before { readonly at: string; readonly id: string }

/** Newest first, at most `limit` from before a place. */
export const listMessages = (db: Connection, countyId: string, userId: string, limit: number, before?: Before): Promise<InboxDoc[]> =>
  inboxModel(db)
    .find({ countyId, userId, ...(before ? { at: { $lte: before.at }, $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] } : {}) })
    .sort({ at: -1, _id: -1 }).limit(limit).lean<InboxDoc[]>();

export async function markRead(db: Connection, countyId: string, userId: string, now: string, ids?: readonly string[]): Promise<void> {
  await inboxModel(db).updateMany({ countyId, userId, unread: true, ...(ids ? { _id: { $in: [...ids] } } : {}) }, { $set: { unread: false, readAt: now } });
}

export const countUnread = (db: Connection, countyId: string, userId: string): Promise<number> => inboxModel(db).countDocuments({ countyId, userId, unread: true });
