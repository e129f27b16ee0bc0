import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const strictly = { strict: 'throw', strictQuery: 'throw', minimize: false, versionKey: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

/** One record that counts for a service with a quota. Void ones have none. */
export interface QuotaFactDoc {
  readonly countyId: string; readonly packId: string; readonly serviceId: string; readonly recordId: string; readonly orgId: string;
  /** local date on which it took place */
  readonly on: string;
  readonly kind: 'done' | 'open';
}
/** How many there are of a unit itself in a month. Counted by the worker together with the facts, never in somebody's commit. */
export interface QuotaCountDoc { readonly countyId: string; readonly packId: string; readonly serviceId: string; readonly orgId: string; readonly month: string; readonly done: number; readonly open: number }

const factSchema = new Schema<QuotaFactDoc>({ countyId: text, packId: text, serviceId: text, recordId: text, orgId: text, on: text, kind: text }, { ...strictly, collection: 'quotaFacts' });
factSchema.index({ countyId: 1, recordId: 1 }, { unique: true });
factSchema.index({ countyId: 1, packId: 1, serviceId: 1, orgId: 1, on: -1, recordId: -1 });

const countSchema = new Schema<QuotaCountDoc>({ countyId: text, packId: text, serviceId: text, orgId: text, month: text, done: count, open: count }, { ...strictly, collection: 'quotaCounts' });
countSchema.index({ countyId: 1, packId: 1, serviceId: 1, month: 1, orgId: 1 }, { unique: true });

export const quotaFactModel = (db: Connection): Model<QuotaFactDoc> => modelIn(db, 'QuotaFact', factSchema);
export const quotaCountModel = (db: Connection): Model<QuotaCountDoc> => modelIn(db, 'QuotaCount', countSchema);
