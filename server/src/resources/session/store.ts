import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '@liandong/core/run';
import type { ClientSession, Connection } from 'mongoose';
import { isDuplicate, perConnection, readTogether } from '../../platform/db/index';
import { loginOf } from '../../platform/org/index';
import { attemptModel, type AttemptDoc, sessionModel, type SessionDoc } from './model';
import { earlier, IDLE_HOURS, LIFE_DAYS, later, LOCK_AFTER, LOCK_MINUTES, SEEN_MINUTES } from './limits';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Of the secret only its hash is kept. */
export const sessionId = sha256;

/** Begin a session; returns the secret for the cookie (256 bits), which is stored nowhere. */
export async function beginSession(db: Connection, user: { readonly countyId: string; readonly userId: string; readonly username: string }, now: Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sessionModel(db).create({ _id: sha256(token), ...user, createdAt: now, seenAt: now });
  return token;
}

/** Read anew for every request, so that an ended session opens nothing from then on; requests of one moment share a query. */
const sessionReader = perConnection((db) => readTogether<SessionDoc>(sessionModel(db), ['_id']));

/** The session that the secret opens, when it is alive now. Being seen keeps it alive. */
export async function findSession(db: Connection, token: string, now: Instant): Promise<SessionDoc | null> {
  const session = (await sessionReader(db)(sha256(token))) ?? null;
  if (session && (session.createdAt <= earlier(now, { hours: LIFE_DAYS * 24 }) || session.seenAt <= earlier(now, { hours: IDLE_HOURS }))) return null;
  if (session && session.seenAt < earlier(now, { minutes: SEEN_MINUTES })) await sessionModel(db).updateOne({ _id: session._id, countyId: session.countyId }, { $max: { seenAt: now } }).exec();
  return session;
}

export const endSession = (db: Connection, token: string) => sessionModel(db).deleteOne({ _id: sha256(token) }).exec();

/** End every session of a person, `but` one. */
export async function endSessions(db: Connection, countyId: string, userId: string, options: { readonly but?: string; readonly session?: ClientSession } = {}): Promise<void> {
  const filter = { countyId, userId, ...(options.but ? { _id: { $ne: options.but } } : {}) };
  await sessionModel(db).deleteMany(filter, options.session ? { session: options.session } : {}).exec();
}

/** Throw away what has run out. Any server may do it at any time. */
export async function purgeSessions(db: Connection, now: Instant): Promise<void> {
  await sessionModel(db).deleteMany({ createdAt: { $lte: earlier(now, { hours: LIFE_DAYS * 24 }) } }).exec();
  await sessionModel(db).deleteMany({ seenAt: { $lte: earlier(now, { hours: IDLE_HOURS }) } }).exec();
  await attemptModel(db).deleteMany({ at: { $lte: earlier(now, { hours: 24 }) } }).exec();
}

const attemptId = (username: string): string => sha256(loginOf(username));

async function countAttempt(db: Connection, username: string, now: Instant): Promise<AttemptDoc | null> {
  const isLocked = { $gt: ['$lockedUntil', now] };
  const failures = { $add: [{ $ifNull: ['$failures', 0] }, 1] };
  const reached = { $gte: [failures, LOCK_AFTER] };
  const update = [{
    $set: {
      at: now,
      failures: { $cond: [isLocked, '$failures', { $cond: [reached, 0, failures] }] },
      lockedUntil: { $cond: [isLocked, '$lockedUntil', { $cond: [reached, later(now, { minutes: LOCK_MINUTES }), ''] }] },
    },
  }];
  return attemptModel(db).findOneAndUpdate({ _id: attemptId(username) }, update, { upsert: true, returnDocument: 'before', updatePipeline: true }).lean<AttemptDoc>().exec();
}

/**
 * Count an attempt before the password is looked at, so guesses made at the same moment are all counted. Returns until when the name
 * is locked, '' when the attempt may go on.
 */
export async function beginAttempt(db: Connection, username: string, now: Instant): Promise<string> {
  const before = await countAttempt(db, username, now).catch((error: unknown) => {
    if (isDuplicate(error)) return countAttempt(db, username, now);
    throw error;
  });
  return before && before.lockedUntil > now ? before.lockedUntil : '';
}
export const clearAttempts = (db: Connection, username: string) => attemptModel(db).deleteOne({ _id: attemptId(username) }).exec();

/** Until when these names are locked (only those that are). */
export async function lockedNames(db: Connection, usernames: readonly string[], now: Instant): Promise<ReadonlyMap<string, string>> {
  const byId = new Map(usernames.map((name) => [attemptId(name), name]));
  const docs = await attemptModel(db).find({ _id: { $in: [...byId.keys()] }, lockedUntil: { $gt: now } }).lean<AttemptDoc[]>().exec();
  return new Map(docs.map((doc) => [byId.get(doc._id) ?? '', doc.lockedUntil]));
}
