import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const strictly = { strict: 'throw', strictQuery: 'throw', minimize: false, versionKey: false } as const;

export interface Author { readonly id: string; readonly name: string }
export interface SourceFile { readonly path: string; readonly text: string }

/** A pack of a county with its draft. `rev` counts saves; `newest` is the last published version (guards concurrent publishes). */
export interface PackDoc {
  readonly countyId: string;
  readonly packId: string;
  readonly title: string;
  readonly rev: number;
  readonly draftVersion: string;
  readonly draftSha: string;
  readonly files: readonly SourceFile[];
  readonly newest: string;
  readonly updatedAt: string;
  readonly updatedBy: Author;
}
/** Source only, never changed after it was written. */
export interface ReleaseDoc {
  readonly countyId: string;
  readonly packId: string;
  readonly sha: string;
  readonly version: string;
  readonly title: string;
  readonly note: string;
  readonly files: readonly SourceFile[];
  readonly publishedAt: string;
  readonly publishedBy: Author;
  readonly commandId: string;
  /** position in the county's catalog; see CatalogDoc */
  readonly seq: number;
}
/** Never changed or deleted: the history of what was in use where. */
export interface ActivationDoc {
  readonly countyId: string;
  readonly packId: string;
  readonly sha: string;
  readonly all: boolean;
  readonly orgIds: readonly string[];
  readonly from: string;
  readonly at: string;
  readonly by: Author;
  readonly commandId: string;
  readonly seq: number;
}
/** Counts publications and activations of a county: puts them in one order and tells every server when its copy is old. */
export interface CatalogDoc { readonly countyId: string; readonly seq: number }

const author = { id: { type: String, required: true }, name: { type: String, required: true } };
const sourceFiles = [{ _id: false, path: { type: String, required: true }, text: { type: String } }];
const text = { type: String, required: true };
const count = { type: Number, required: true };

const packSchema = new Schema<PackDoc>({
  countyId: text, packId: text, title: text, rev: count, draftVersion: { type: String }, draftSha: text, files: sourceFiles, newest: { type: String, default: '' }, updatedAt: text, updatedBy: author,
}, { ...strictly, collection: 'packs' });
packSchema.index({ countyId: 1, packId: 1 }, { unique: true });

const releaseSchema = new Schema<ReleaseDoc>({
  countyId: text, packId: text, sha: text, version: text, title: text, note: { type: String }, files: sourceFiles, publishedAt: text, publishedBy: author, commandId: text, seq: count,
}, { ...strictly, collection: 'releases' });
releaseSchema.index({ countyId: 1, packId: 1, version: 1 }, { unique: true });
releaseSchema.index({ countyId: 1, sha: 1 }, { unique: true });
releaseSchema.index({ countyId: 1, commandId: 1 }, { unique: true });

const activationSchema = new Schema<ActivationDoc>({
  countyId: text, packId: text, sha: text, all: { type: Boolean, required: true }, orgIds: [String], from: text, at: text, by: author, commandId: text, seq: count,
}, { ...strictly, collection: 'activations' });
activationSchema.index({ countyId: 1, packId: 1, seq: 1 });
activationSchema.index({ countyId: 1, commandId: 1 }, { unique: true });

const catalogSchema = new Schema<CatalogDoc>({ countyId: text, seq: count }, { ...strictly, collection: 'catalogs' });
catalogSchema.index({ countyId: 1 }, { unique: true });

export const packModel = (db: Connection): Model<PackDoc> => modelIn(db, 'Pack', packSchema);
export const releaseModel = (db: Connection): Model<ReleaseDoc> => modelIn(db, 'Release', releaseSchema);
export const activationModel = (db: Connection): Model<ActivationDoc> => modelIn(db, 'Activation', activationSchema);
export const catalogModel = (db: Connection): Model<CatalogDoc> => modelIn(db, 'Catalog', catalogSchema);
