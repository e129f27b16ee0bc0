import { type Connection, type Model, Schema, type Types } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** An upload; its bytes lie sealed in GridFS. The name is sealed too: people name files after people. */
export interface UploadDoc {
  readonly countyId: string;
  readonly fileId: string;
  readonly sealedName: Buffer;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
  readonly blob: Types.ObjectId;
}
const text = { type: String, required: true };
const schema = new Schema<UploadDoc>(
  {
    countyId: text, fileId: text, sealedName: { type: Buffer, required: true }, type: text, size: { type: Number, required: true }, sha256: text, uploadedBy: text, uploadedAt: text,
    blob: { type: Schema.Types.ObjectId, required: true },
  },
  { strict: 'throw', strictQuery: 'throw', versionKey: false, collection: 'uploads' },
);
schema.index({ countyId: 1, fileId: 1 }, { unique: true });
export const uploadModel = (db: Connection): Model<UploadDoc> => modelIn<UploadDoc>(db, 'Upload', schema);
