import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

/** One message to one person. Its words are made when it is read; nothing personal of a record is kept here. */
export interface InboxDoc {
  readonly _id: string; readonly countyId: string; readonly userId: string; readonly at: string; readonly kind: string; readonly workId?: string; readonly taskId?: string; readonly recordId?: string;
  readonly params: Readonly<Record<string, string>>; readonly readAt?: string; readonly unread: boolean; /** whose lists change: his own */ readonly keys: readonly string[];
}
const text = { type: String, required: true } as const;
const inboxSchema = new Schema<InboxDoc>(
  { _id: text, countyId: text, userId: text, at: text, kind: text, workId: String, taskId: String, recordId: String, params: { type: Schema.Types.Mixed, required: true }, readAt: String, unread: { type: Boolean, required: true }, keys: { type: [String], required: true } },
  { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, minimize: false, collection: 'inbox' },
);
inboxSchema.index({ countyId: 1, userId: 1, at: -1, _id: -1 });
inboxSchema.index({ countyId: 1, userId: 1 }, { name: 'unread', partialFilterExpression: { unread: true } });
export const inboxModel = (db: Connection) => modelIn<InboxDoc>(db, 'Inbox', inboxSchema);
