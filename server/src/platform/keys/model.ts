import { type Connection, type InferSchemaType, Schema } from 'mongoose';
import { modelIn } from '../db/index';

/** Which county key this database was written with; one document, made by the first server that starts on it. */
const keyCheckSchema = new Schema(
  { _id: { type: String, required: true }, fingerprint: { type: String, required: true } },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'keyChecks' },
);
export type KeyCheckDoc = InferSchemaType<typeof keyCheckSchema>;
export const keyCheckModel = (db: Connection) => modelIn<KeyCheckDoc>(db, 'KeyCheck', keyCheckSchema);
