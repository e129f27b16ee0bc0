import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const strict = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, minimize: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const flag = { type: Boolean, required: true } as const;

/** Somebody saw sensitive values of a record: one document a view, a chain a record. */
export interface ViewDoc {
  readonly _id: string; readonly countyId: string; readonly recordId: string; readonly seq: number; readonly by: string; readonly byName: string; readonly at: string;
  readonly levels: readonly string[]; readonly where: string; readonly prev: string; readonly hash: string;
  /** its record was destroyed and its own time is over: what it said is gone, its hash stays */
  readonly cut?: true;
  /** of a file that left: what was asked for, sealed; or which note this one ends, and with how many rows */
  readonly asked?: string; readonly of?: string; readonly rows?: number;
}
const views = new Schema<ViewDoc>(
  { _id: text, countyId: text, recordId: text, seq: count, by: text, byName: { type: String, default: '' }, at: text, levels: { type: [String], required: true }, where: text, prev: { type: String, default: '' }, hash: text, cut: Boolean, asked: String, of: String, rows: Number },
  { ...strict, collection: 'views' },
);
views.index({ countyId: 1, recordId: 1, seq: 1 }, { unique: true });
views.index({ countyId: 1, by: 1, at: -1 });
views.index({ countyId: 1, at: -1, _id: -1 }, { name: 'exports', partialFilterExpression: { where: 'export' } });
views.index({ of: 1 }, { name: 'exportEnds', partialFilterExpression: { of: { $exists: true } } });
export const viewModel = (db: Connection) => modelIn<ViewDoc>(db, 'View', views);

/** The last entry of each record's chain of views. */
export interface ViewHeadDoc { readonly _id: string; readonly countyId: string; readonly seq: number; readonly hash: string; readonly anchored: boolean }
const viewHeads = new Schema<ViewHeadDoc>({ _id: text, countyId: text, seq: count, hash: { type: String, default: '' }, anchored: flag }, { ...strict, collection: 'viewHeads' });
viewHeads.index({ countyId: 1 }, { name: 'unanchored', partialFilterExpression: { anchored: false } });
export const viewHeadModel = (db: Connection) => modelIn<ViewHeadDoc>(db, 'ViewHead', viewHeads);

/** `kind`: the history of a work, what was done to a record outside of any, or its views; the chain's id, and its last entry at the time of the anchor. */
export interface Leaf { readonly kind: 'history' | 'records' | 'views'; readonly chain: string; readonly seq: number; readonly hash: string }
/** A signed Merkle root over the heads that had changed since the anchor before; anchors are chained themselves. */
export interface AnchorDoc {
  readonly _id: string; readonly countyId: string; readonly seq: number; readonly at: string; readonly leaves: number; readonly root: string; readonly prev: string; readonly hash: string; readonly signature: string;
}
const anchors = new Schema<AnchorDoc>({ _id: text, countyId: text, seq: count, at: text, leaves: count, root: text, prev: { type: String, default: '' }, hash: text, signature: text }, { ...strict, collection: 'anchors' });
anchors.index({ countyId: 1, seq: 1 }, { unique: true });
export const anchorModel = (db: Connection) => modelIn<AnchorDoc>(db, 'Anchor', anchors);

/** The leaves of an anchor, in parts small enough for one document each. */
export interface AnchorLeavesDoc { readonly _id: string; readonly countyId: string; readonly anchor: number; readonly part: number; readonly leaves: readonly Leaf[] }
const anchorLeaves = new Schema<AnchorLeavesDoc>({ _id: text, countyId: text, anchor: count, part: count, leaves: { type: [Schema.Types.Mixed], required: true } as never }, { ...strict, collection: 'anchorLeaves' });
anchorLeaves.index({ countyId: 1, anchor: 1, part: 1 }, { unique: true });
export const anchorLeavesModel = (db: Connection) => modelIn<AnchorLeavesDoc>(db, 'AnchorLeaves', anchorLeaves);
