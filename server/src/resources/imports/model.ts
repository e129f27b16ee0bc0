import { type Connection, type Model, Schema, type Types } from 'mongoose';
import { modelIn } from '../../platform/db/index';
import type { IMPORT_STATES } from './contract';

/** A file of rows on its way in. The file lies sealed in `blob` until it has been read; what was read lies sealed in the batches. */
export interface ImportDoc {
  /** follows from whoever sent it and his Idempotency-Key */
  readonly _id: string; readonly countyId: string; readonly by: string; readonly byName: string; readonly at: string;
  readonly packId: string; readonly orgId: string; readonly kind: 'service' | 'record'; readonly target: string; readonly release: string;
  readonly state: (typeof IMPORT_STATES)[number];
  /** keyed hash of the file: the same key with another file is refused */
  readonly file: string; readonly blob?: Types.ObjectId;
  /** of the lease under which it was last worked on: an older holder writes nothing more */
  readonly fence: number;
  readonly rows: number; readonly read: number; readonly fresh: number; readonly wrong: number; readonly unchanged: number; readonly changed: number; readonly written: number;
  readonly batches: number; readonly done: number;
  /** sealed problems of the file as a whole */
  readonly told?: string;
  /** keyed hash of what its new rows say; `taken` once it was confirmed: the same rows are written once */
  readonly content?: string; readonly taken?: string;
  /** sealed: why records are put right */
  readonly reason?: string;
  readonly began?: string; readonly ended?: string;
  /** since when its rows are kept no longer */
  readonly cleared?: string;
}
/** So many rows are written together or not at all. */
export interface ImportBatchDoc {
  readonly _id: string; readonly countyId: string; readonly importId: string; readonly n: number; readonly state: 'open' | 'done';
  readonly fresh: number; readonly corrections: number; readonly faults: number;
  /** its rows: `BatchRow[]` as sealed JSON; those that were written are taken out; '' when it was cleared */
  readonly sealed: string;
  readonly written: readonly { readonly row: number; readonly id: string; readonly no: string }[];
}
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const options = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false } as const;
const imports = new Schema<ImportDoc>({
  _id: text, countyId: text, by: text, byName: text, at: text, packId: text, orgId: text, kind: text as never, target: text, release: text, state: text as never, file: text, blob: Schema.Types.ObjectId, fence: count,
  rows: count, read: count, fresh: count, wrong: count, unchanged: count, changed: count, written: count, batches: count, done: count, told: String, content: String, taken: String, reason: String, began: String, ended: String, cleared: String,
}, { ...options, collection: 'imports' });
imports.index({ countyId: 1, by: 1, at: -1, _id: -1 });
imports.index({ countyId: 1, state: 1, at: 1 });
imports.index({ countyId: 1, taken: 1 }, { unique: true, partialFilterExpression: { taken: { $exists: true } } });
const batches = new Schema<ImportBatchDoc>({
  _id: text, countyId: text, importId: text, n: count, state: text as never, fresh: count, corrections: count, faults: count, sealed: { type: String, default: '' }, written: { type: [Schema.Types.Mixed], required: true } as never,
}, { ...options, collection: 'importBatches' });
batches.index({ countyId: 1, importId: 1, n: 1 }, { unique: true });

export const importModel = (db: Connection): Model<ImportDoc> => modelIn<ImportDoc>(db, 'Import', imports);
export const importBatchModel = (db: Connection): Model<ImportBatchDoc> => modelIn<ImportBatchDoc>(db, 'ImportBatch', batches);
