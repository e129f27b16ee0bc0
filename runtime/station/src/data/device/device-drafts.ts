import type { JsonObject } from '@liandong/core/run';
import type { DraftOf } from '../draft-of';
import { makeKey, open, seal, type Sealed } from './cipher';
import { type DraftRow, tables } from './tables';

/** Answers that lost against newer ones; offered, never thrown away by themselves. */
export interface OtherAnswers { readonly data: JsonObject; readonly savedAt: string }
export interface DeviceDraft {
  readonly of: DraftOf;
  readonly data: JsonObject;
  readonly savedAt: string;
  /** when the county noted the answers that these go on from; null: it knows of none */
  readonly base: string | null;
  /** the county has exactly these */
  readonly isSent: boolean;
  readonly other?: OtherAnswers;
}
interface Content { readonly of: DraftOf; readonly data: JsonObject }

const placeOf = (userId: string, key: string): string => `${userId}/${key}`;

async function keyOf(userId: string): Promise<CryptoKey> {
  const known = await tables().keys.get(userId);
  if (known) return known.key;
  const key = await makeKey();
  // another tab may have been first
  return tables().transaction('rw', tables().keys, async () => {
    const first = await tables().keys.get(userId);
    if (!first) await tables().keys.put({ userId, key });
    return first?.key ?? key;
  });
}

async function contentOf(key: CryptoKey, row: DraftRow, sealed: Sealed): Promise<Content> {
  return JSON.parse(await open(key, placeOf(row.userId, row.key), sealed)) as Content;
}

/** Undefined: sealed under a key that is gone; nobody can read it any more. */
async function read(key: CryptoKey, row: DraftRow): Promise<DeviceDraft | undefined> {
  try {
    const { savedAt, base, isSent, other } = row;
    const [content, lost] = [await contentOf(key, row, row.content), other && (await contentOf(key, row, other.content))];
    return { ...content, savedAt, base, isSent, ...(other && lost ? { other: { savedAt: other.savedAt, data: lost.data } } : {}) };
  } catch {
    return undefined;
  }
}

/** Another tab has written answers that this one has not seen: they are not written over, but become the other ones. */
function otherOf(row: DraftRow | undefined, seen: string | undefined, own: DraftRow['other']): DraftRow['other'] {
  return row && !row.isSent && row.savedAt !== seen && own === undefined ? { savedAt: row.savedAt, content: row.content } : own;
}

export const deviceDrafts = {
  async get(userId: string, key: string): Promise<DeviceDraft | undefined> {
    const row = await tables().drafts.get([userId, key]);
    return row && read(await keyOf(userId), row);
  },
  async list(userId: string): Promise<DeviceDraft[]> {
    const rows = await tables().drafts.where({ userId }).toArray();
    const key = rows.length === 0 ? undefined : await keyOf(userId);
    const drafts = await Promise.all(rows.map((row) => (key ? read(key, row) : undefined)));
    return drafts.filter((draft) => draft !== undefined);
  },
  /** `seen`: the moment of the answers that this tab wrote or read here last. */
  async put(userId: string, { of, data, savedAt, base, isSent, other }: DeviceDraft, seen: string | undefined): Promise<void> {
    const [key, place] = [await keyOf(userId), placeOf(userId, of.key)];
    const sealed = (answers: JsonObject): Promise<Sealed> => seal(key, place, JSON.stringify({ of, data: answers } satisfies Content));
    const content = await sealed(data);
    const lost = other && { savedAt: other.savedAt, content: await sealed(other.data) };
    await tables().transaction('rw', tables().drafts, async () => {
      const known = otherOf(await tables().drafts.get([userId, of.key]), seen, lost);
      await tables().drafts.put({ userId, key: of.key, savedAt, base, isSent, content, ...(known ? { other: known } : {}) });
    });
  },
  /** The county has noted what was typed at `savedAt`; what was typed since goes on from there. */
  async sent(userId: string, key: string, savedAt: string, base: string): Promise<void> {
    await tables().drafts.where({ userId, key }).modify((row: { savedAt: string; base: string | null; isSent: boolean }) => {
      row.base = base;
      row.isSent = row.savedAt === savedAt;
    });
  },
  drop: (userId: string, key: string): Promise<void> => tables().drafts.delete([userId, key]),
  /** Everything of one person, also the key: what a copy of the device may still hold cannot be opened. */
  async forget(userId: string): Promise<void> {
    await tables().transaction('rw', tables().drafts, tables().keys, async () => {
      await tables().drafts.where({ userId }).delete();
      await tables().keys.delete(userId);
    });
  },
  /** Of all who use this device: how many wait to be sent, and when the last was written. Says nothing of whose and what. */
  async unsent(): Promise<{ readonly count: number; readonly last: string | undefined }> {
    const rows = (await tables().drafts.toArray()).filter((row) => !row.isSent);
    return { count: rows.length, last: rows.map((row) => row.savedAt).sort().at(-1) };
  },
};
