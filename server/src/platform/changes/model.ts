import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../db/index';

/** Numbers of a pack have changed at these units. Read by the change stream as it comes; afterwards nobody needs it. */
export interface NumbersChangedDoc { readonly countyId: string; readonly packId: string; readonly orgIds: readonly string[]; readonly at: Date }

const KEPT_SECONDS = 3600;
const text = { type: String, required: true } as const;
const schema = new Schema<NumbersChangedDoc>(
  { countyId: text, packId: text, orgIds: { type: [String], required: true }, at: { type: Date, required: true } },
  { strict: 'throw', strictQuery: 'throw', versionKey: false, collection: 'numbersChanged' },
);
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const numbersChangedModel = (db: Connection): Model<NumbersChangedDoc> => modelIn(db, 'NumbersChanged', schema);
