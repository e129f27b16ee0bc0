import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** Title and data are sealed together: both say something about a person. */
export interface FormDraftDoc {
  readonly countyId: string;
  readonly userId: string;
  readonly key: string;
  readonly packId: string;
  readonly release: string;
  readonly serviceId?: string;
  readonly taskId?: string;
  readonly recordType?: string;
  readonly orgId?: string;
  readonly sealed: Buffer;
  readonly savedAt: string;
}
const text = { type: String, required: true };
const schema = new Schema<FormDraftDoc>(
  { countyId: text, userId: text, key: text, packId: text, release: { type: String }, serviceId: String, taskId: String, recordType: String, orgId: String, sealed: { type: Buffer, required: true }, savedAt: text },
  { strict: 'throw', strictQuery: 'throw', versionKey: false, collection: 'formDrafts' },
);
schema.index({ countyId: 1, userId: 1, key: 1 }, { unique: true });
schema.index({ countyId: 1, packId: 1 });
export const formDraftModel = (db: Connection): Model<FormDraftDoc> => modelIn<FormDraftDoc>(db, 'FormDraft', schema);
