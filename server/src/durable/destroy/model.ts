import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** 已销毁: all that is left of a record beside its cut entries. Nothing in it says anything of a person. */
export interface DestroyedDoc {
  readonly _id: string; readonly countyId: string; readonly packId: string; readonly type: string; readonly orgId: string;
  /** stays, so that numbers without a gap stay explained */
  readonly no?: string;
  readonly listId: string; readonly at: string;
  /** its last entry, which says that it was destroyed; its hash signed with the county key */
  readonly chain: { readonly seq: number; readonly hash: string }; readonly signature: string; readonly anchored: boolean;
  /** uploads that only it referred to: removed after the commit that destroyed it, then taken out here */
  readonly files?: readonly string[];
  /** when the youngest note of who saw it has had its own time */
  readonly viewsDue?: string;
}
const text = { type: String, required: true } as const;
const schema = new Schema<DestroyedDoc>(
  {
    _id: text, countyId: text, packId: text, type: text, orgId: text, no: String, listId: text, at: text, chain: { type: Schema.Types.Mixed, required: true } as never, signature: text,
    anchored: { type: Boolean, required: true }, files: { type: [String], default: undefined }, viewsDue: String,
  },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, minimize: false, collection: 'destroyed' },
);
schema.index({ countyId: 1 }, { name: 'unanchored', partialFilterExpression: { anchored: false } });
schema.index({ countyId: 1, files: 1 }, { partialFilterExpression: { files: { $exists: true } } });
schema.index({ countyId: 1, viewsDue: 1 }, { partialFilterExpression: { viewsDue: { $exists: true } } });
export const destroyedModel = (db: Connection) => modelIn<DestroyedDoc>(db, 'Destroyed', schema);
