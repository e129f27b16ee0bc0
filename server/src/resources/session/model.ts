import { type Connection, type InferSchemaType, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const strict = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false } as const;

/** The cookie's id is never stored: `_id` is its sha256. */
const sessionSchema = new Schema(
  {
    _id: { type: String, required: true },
    countyId: { type: String, required: true },
    userId: { type: String, required: true },
    username: { type: String, required: true },
    createdAt: { type: String, required: true },
    seenAt: { type: String, required: true },
  },
  { ...strict, collection: 'sessions' },
);
sessionSchema.index({ countyId: 1, userId: 1 });
sessionSchema.index({ createdAt: 1 });
sessionSchema.index({ seenAt: 1 });
export type SessionDoc = InferSchemaType<typeof sessionSchema>;
export const sessionModel = (db: Connection) => modelIn<SessionDoc>(db, 'Session', sessionSchema);

/** Sign-ins that failed, by the name tried (`_id`: its sha256), whether it exists or not: a lockout tells nobody which names do. No county yet. */
const attemptSchema = new Schema(
  { _id: { type: String, required: true }, failures: { type: Number, required: true }, at: { type: String, required: true }, lockedUntil: { type: String, required: true } },
  { ...strict, collection: 'signInAttempts' },
);
attemptSchema.index({ at: 1 });
export type AttemptDoc = InferSchemaType<typeof attemptSchema>;
export const attemptModel = (db: Connection) => modelIn<AttemptDoc>(db, 'SignInAttempt', attemptSchema);
export const sessionModels = [sessionModel, attemptModel] as const;
