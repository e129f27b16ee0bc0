import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const text = { type: String, required: true } as const;

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
const apartSchema = new Schema<ApartDoc>(
  { _id: text, countyId: text, pair: { type: [String], required: true }, by: text, byName: text, at: text, reason: text, endedAt: String, endedBy: String },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'persons_apart' },
);
apartSchema.index({ countyId: 1, pair: 1 });
export const apartModel = (db: Connection) => modelIn<ApartDoc>(db, 'PersonsApart', apartSchema);

/** How far the consents of a pack were gone through for a day: a server that starts again goes on from there. */
export interface ConsentRoundDoc { readonly _id: string; readonly countyId: string; readonly day: string; /** type and consent that were looked at last; absent: all of them were */ readonly at?: string }
const roundSchema = new Schema<ConsentRoundDoc>({ _id: text, countyId: text, day: text, at: String }, { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'consent_rounds' });
export const consentRoundModel = (db: Connection) => modelIn<ConsentRoundDoc>(db, 'ConsentRound', roundSchema);
