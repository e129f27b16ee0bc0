import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** Of whom a consent was given, put right or taken back: what is open about him has to be looked at. Gone once it was. `_id`: the entry that did it. */
export interface ConsentMarkDoc { readonly _id: string; readonly countyId: string; readonly packId: string; readonly person: string; readonly at: string }
const text = { type: String, required: true } as const;
const schema = new Schema<ConsentMarkDoc>({ _id: text, countyId: text, packId: text, person: text, at: text }, { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'consent_marks' });
schema.index({ countyId: 1, at: 1 });
export const consentMarkModel = (db: Connection) => modelIn<ConsentMarkDoc>(db, 'ConsentMark', schema);
