import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';
import type { RegisterQuery } from './contract';

/** A saved view. The query may hold names: it is sealed under the county's key. */
export interface RegisterViewDoc {
  readonly _id: string; readonly countyId: string; readonly userId: string; readonly byName: string; readonly title: string;
  readonly orgId?: string; readonly sealed: string; readonly createdAt: string;
  /** counted up with each change; absent: never changed */
  readonly rev?: number;
  /** people who open it first */
  readonly first: readonly string[];
}
/** What `sealed` holds. */
export interface ViewContent { readonly query: RegisterQuery; readonly columns?: string[] }

const text = { type: String, required: true } as const;
const schema = new Schema<RegisterViewDoc>({
  _id: text, countyId: text, userId: text, byName: text, title: text, orgId: String, sealed: text, createdAt: text, rev: Number, first: { type: [String], required: true },
} as never, { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, collection: 'register_views' });
schema.index({ countyId: 1, userId: 1 });
schema.index({ countyId: 1, orgId: 1 });
export const registerViewModel = (db: Connection): Model<RegisterViewDoc> => modelIn<RegisterViewDoc>(db, 'RegisterView', schema);
