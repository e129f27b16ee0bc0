import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/**
 * Of whom a consent was given, put right or taken back, or runs out: what is open about him has to be looked at. Gone once it was.
 * `_id`: the entry that did it, or the consent with the day on which it runs out.
 */
export interface ConsentMarkDoc {
  readonly _id: string; readonly countyId: string; readonly packId: string; readonly person: string; readonly at: string;
  /** local date from which on to look; absent (of a mark that an earlier server made): at once */
  readonly from?: string;
  /** it runs out by itself: whoever holds a step is told by the look */
  readonly ends?: boolean;
  /** none of their steps is done before they were looked at, unless what they need is in force */
  readonly works?: readonly string[];
}
const text = { type: String, required: true } as const;
const schema = new Schema<ConsentMarkDoc>(
  { _id: text, countyId: text, packId: text, person: text, at: text, from: String, ends: Boolean, works: { type: [String], default: undefined } },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'consent_marks' },
);
schema.index({ countyId: 1, from: 1, at: 1 });
schema.index({ countyId: 1, works: 1 }, { partialFilterExpression: { works: { $exists: true } } });
export const consentMarkModel = (db: Connection) => modelIn<ConsentMarkDoc>(db, 'ConsentMark', schema);
