import { type Connection, type InferSchemaType, Schema } from 'mongoose';
import { modelIn } from '../db/index';

/** Who runs a job now. `fence` grows with every new holder: what an old one still does can be told apart. */
const leaseSchema = new Schema(
  { _id: { type: String, required: true }, owner: { type: String, default: '' }, fence: { type: Number, required: true }, until: { type: Date, required: true } },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'leases' },
);
export type LeaseDoc = InferSchemaType<typeof leaseSchema>;
export const leaseModel = (db: Connection) => modelIn<LeaseDoc>(db, 'Lease', leaseSchema);
