import { type Connection, type Model, Schema } from 'mongoose';

/** A file whose rows were started: written in the same transaction as they are. `_id` follows from what the rows say (keyed), `key` is the Idempotency-Key. */
export interface RecordUploadDoc {
  readonly _id: string; readonly countyId: string; readonly key: string; readonly by: string; readonly byName: string; readonly at: string; readonly packId: string; readonly serviceId: string; readonly orgId: string;
  readonly works: readonly { readonly id: string; readonly no: string }[];
}
const text = { type: String, required: true } as const;
const schema = new Schema<RecordUploadDoc>(
  { _id: text, countyId: text, key: text, by: text, byName: text, at: text, packId: text, serviceId: text, orgId: text, works: { type: [Schema.Types.Mixed], required: true } as never },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'recordUploads' },
);
schema.index({ countyId: 1, key: 1 }, { unique: true });
export const recordUploadModel = (db: Connection): Model<RecordUploadDoc> => (db.models.RecordUpload as Model<RecordUploadDoc> | undefined) ?? db.model<RecordUploadDoc>('RecordUpload', schema);
