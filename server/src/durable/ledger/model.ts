import type { Balance, Posting } from '@liandong/core/run';
import { type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const strict = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, minimize: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const schemaOf = (collection: string, definition: SchemaDefinition) => new Schema<unknown>({ _id: text, countyId: text, packId: text, ledgerId: text, ...definition }, { ...strict, collection });
const modelOf = <T>(name: string, schema: Schema<unknown>) => (db: Connection): Model<T> => modelIn(db, name, schema as unknown as Schema<T>);

/** What there is at one place of one ledger. Sums of postings, and never below zero: changed under a guard in the commit of a posting, by nothing else. */
export interface LedgerBalanceDoc extends Balance { readonly _id: string; readonly countyId: string; readonly packId: string; readonly ledgerId: string }
const balances = schemaOf('ledger_balances', { account: text, orgId: text, record: String, dims: { type: Schema.Types.Mixed, required: true }, amount: count, since: text });
balances.index({ countyId: 1, packId: 1, ledgerId: 1, account: 1, orgId: 1 });
balances.index({ countyId: 1, record: 1 }, { partialFilterExpression: { record: { $exists: true } } });
export const ledgerBalanceModel = modelOf<LedgerBalanceDoc>('LedgerBalance', balances);

/** Written once, with the step that made it; what is wrong is taken back by another one. `entry`: the history document whose hash covers it. */
export interface LedgerPostingDoc extends Omit<Posting, 'ledger'> {
  readonly _id: string; readonly countyId: string; readonly packId: string; readonly ledgerId: string;
  /** how often this rule has posted under the voucher: all but the first only after what was posted had been taken back */
  readonly turn: number;
  readonly release: string; readonly workId: string; readonly recordId: string; readonly recordType: string; readonly no?: string; readonly orgId: string;
  /** units whose books it is in */
  readonly orgIds: readonly string[];
  readonly process: string; readonly node: string; readonly entry: string; readonly by: string; readonly byName: string; readonly at: string;
  /** local date: which period it counts in */
  readonly day: string;
}
const postings = schemaOf('ledger_postings', {
  rule: text, kind: text, voucher: text, turn: count, lines: { type: [Schema.Types.Mixed], required: true }, undoes: { type: [String], default: undefined }, release: text, workId: text, recordId: text, recordType: text, no: String, orgId: text, orgIds: { type: [String], required: true },
  process: text, node: text, entry: text, by: text, byName: text, at: text, day: text,
});
postings.index({ countyId: 1, packId: 1, ledgerId: 1, voucher: 1, rule: 1, kind: 1, turn: 1 }, { unique: true });
postings.index({ countyId: 1, packId: 1, ledgerId: 1, orgIds: 1, day: -1, at: -1, _id: -1 });
postings.index({ countyId: 1, recordId: 1 });
export const ledgerPostingModel = modelOf<LedgerPostingDoc>('LedgerPosting', postings);
