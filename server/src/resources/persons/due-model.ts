import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** How far the consents of a pack were gone through for a day: a server that starts again goes on from there. */
export interface ConsentRoundDoc { readonly _id: string; readonly countyId: string; readonly day: string; /** type and consent that were looked at last; absent: all of them were */ readonly at?: string }
const text = { type: String, required: true } as const;
const schema = new Schema<ConsentRoundDoc>({ _id: text, countyId: text, day: text, at: String }, { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'consent_rounds' });
export const consentRoundModel = (db: Connection) => modelIn<ConsentRoundDoc>(db, 'ConsentRound', schema);
