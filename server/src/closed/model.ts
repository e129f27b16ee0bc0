import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../platform/db/index';

/** 放行: somebody is let in to what is confidential in one record, for a time. It is never taken out, only ended. */
export interface GrantDoc {
  readonly _id: string; readonly countyId: string; readonly recordId: string; readonly userId: string;
  readonly by: string; readonly byName: string; readonly at: string; readonly until: string;
  /** sealed: people write of people */
  readonly reason: string;
  readonly endedAt?: string; readonly endedBy?: string;
}
const text = { type: String, required: true } as const;
const schema = new Schema<GrantDoc>(
  { _id: text, countyId: text, recordId: text, userId: text, by: text, byName: text, at: text, until: text, reason: text, endedAt: String, endedBy: String },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'access_grants' },
);
schema.index({ countyId: 1, recordId: 1, at: -1 });
export const grantModel = (db: Connection) => modelIn<GrantDoc>(db, 'AccessGrant', schema);
