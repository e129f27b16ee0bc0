import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** 不是同一人: two persons who look alike and are not one. It is never taken out, only ended. */
export interface ApartDoc {
  readonly _id: string; readonly countyId: string;
  /** ids of both records, the smaller first */
  readonly pair: readonly string[];
  readonly by: string; readonly byName: string; readonly at: string;
  /** sealed: people write of people */
  readonly reason: string;
  readonly endedAt?: string; readonly endedBy?: string;
}
const text = { type: String, required: true } as const;
const schema = new Schema<ApartDoc>(
  { _id: text, countyId: text, pair: { type: [String], required: true }, by: text, byName: text, at: text, reason: text, endedAt: String, endedBy: String },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'persons_apart' },
);
schema.index({ countyId: 1, pair: 1 });
export const apartModel = (db: Connection) => modelIn<ApartDoc>(db, 'PersonsApart', schema);
