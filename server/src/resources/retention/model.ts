import type { Problem, RecordDestroyed } from '@liandong/core/run';
import { type Connection, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';
import type { LIST_STATES } from './contract';

const strict = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, minimize: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

/** 暂缓: somebody said that a record is to be kept for now. Never taken out while the record is there, only lifted. */
export interface HoldDoc {
  readonly _id: string; readonly countyId: string; readonly recordId: string; readonly by: string; readonly byName: string; readonly at: string;
  /** sealed: people write of people */
  readonly reason: string; readonly open: boolean; readonly liftedBy?: string; readonly liftedAt?: string;
}
const holds = new Schema<HoldDoc>({ _id: text, countyId: text, recordId: text, by: text, byName: text, at: text, reason: text, open: { type: Boolean, required: true }, liftedBy: String, liftedAt: String }, { ...strict, collection: 'retention_holds' });
holds.index({ countyId: 1, recordId: 1 });
holds.index({ countyId: 1, recordId: 1 }, { name: 'open', unique: true, partialFilterExpression: { open: true } });
export const holdModel = (db: Connection) => modelIn<HoldDoc>(db, 'RetentionHold', holds);

/** 销毁清册: stays for good, with nothing personal in it but its sealed reason. */
export interface ListDoc {
  readonly _id: string; readonly countyId: string; readonly packId: string; readonly type: string; readonly state: (typeof LIST_STATES)[number];
  readonly rule: RecordDestroyed['rule'];
  /** sealed */
  readonly reason: string; readonly by: string; readonly byName: string; readonly at: string;
  /** units whose records are in it */
  readonly orgIds: readonly string[]; readonly total: number; readonly destroyed: number; readonly kept: number;
  readonly confirmedBy?: string; readonly confirmedByName?: string; readonly confirmedAt?: string; readonly endedAt?: string;
}
const lists = new Schema<ListDoc>({
  _id: text, countyId: text, packId: text, type: text, state: text as never, rule: { type: Schema.Types.Mixed, required: true } as never, reason: text, by: text, byName: text, at: text, orgIds: { type: [String], required: true },
  total: count, destroyed: count, kept: count, confirmedBy: String, confirmedByName: String, confirmedAt: String, endedAt: String,
}, { ...strict, collection: 'destruction_lists' });
lists.index({ countyId: 1, at: -1, _id: -1 });
lists.index({ countyId: 1, state: 1 }, { partialFilterExpression: { state: 'confirmed' } });
export const listModel = (db: Connection) => modelIn<ListDoc>(db, 'DestructionList', lists);

/** One record of a list and what became of it; a record waits on one list at a time. */
export interface ItemDoc {
  readonly _id: string; readonly countyId: string; readonly listId: string; readonly n: number; readonly recordId: string; readonly orgId: string; readonly no?: string;
  readonly from: string; readonly until: string; readonly state: 'open' | 'destroyed' | 'kept' | 'withdrawn'; readonly code?: string; readonly params?: Problem['params'];
}
const items = new Schema<ItemDoc>({ _id: text, countyId: text, listId: text, n: count, recordId: text, orgId: text, no: String, from: text, until: text, state: text as never, code: String, params: Schema.Types.Mixed as never }, { ...strict, collection: 'destruction_items' });
items.index({ countyId: 1, listId: 1, n: 1 });
items.index({ countyId: 1, listId: 1, state: 1 }, { name: 'waiting', partialFilterExpression: { state: 'open' } });
items.index({ countyId: 1, recordId: 1 }, { name: 'listed', unique: true, partialFilterExpression: { state: 'open' } });
export const itemModel = (db: Connection) => modelIn<ItemDoc>(db, 'DestructionItem', items);
