import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const strictly = { strict: 'throw', strictQuery: 'throw', minimize: false, versionKey: false } as const;
const text = { type: String, required: true };
const count = { type: Number, required: true };

/** What one record gives to one indicator. `path` = the unit where it counts and all above it. `at` is a local date. */
export interface FactDoc {
  readonly countyId: string;
  readonly packId: string;
  readonly indicatorId: string;
  readonly recordId: string;
  readonly orgId: string;
  readonly path: readonly string[];
  readonly at: string;
  readonly value: number;
  /** what counts once (distinct): a keyed hash, never the value itself */
  readonly key: string;
  /** `dimension=code` */
  readonly dims?: readonly string[];
  /** it is in the sums of its year; absent in facts from before there were these sums */
  readonly summed?: true;
  /** in what else it is counted: the keys that count once, or the values that a median is of; absent also in facts from before there were these */
  readonly also?: 'keys' | 'values';
}
/** Months by number ('01'): of each how much. */
export type Months = Readonly<Record<string, number>>;
/**
 * A year of a unit: how many facts each month has, and their sum in ten-thousandths. `dim`: '' or `dimension=code`. Its id says all that it is
 * of, so that it is found without a plan. Written with the facts themselves, by the worker.
 */
export interface SumDoc {
  readonly _id: string;
  readonly countyId: string;
  readonly packId: string;
  readonly indicatorId: string;
  readonly orgId: string;
  readonly dim: string;
  readonly year: string;
  readonly n?: Months;
  readonly sum?: Months;
  /** of distinct figures: how many keys each of its periods has; of all time in a document whose year is `all` */
  readonly keys?: Readonly<Record<string, number>>;
}
export interface KeyAt { readonly dim: string; /** '2026-01' */ readonly month: string; readonly n: number }
/** How often one key is there at a unit, by month: when it comes or goes, the sums are told. Found by its id alone. */
export interface KeyDoc { readonly _id: string; readonly at: readonly KeyAt[] }
/** Of a median: how many facts of a year, by month, lie between two round numbers, and have which value (in ten-thousandths). */
export interface ValueDoc {
  readonly _id: string;
  readonly countyId: string;
  readonly packId: string;
  readonly indicatorId: string;
  readonly orgId: string;
  readonly dim: string;
  readonly year: string;
  readonly bucket: number;
  readonly n: Months;
  readonly values: Readonly<Record<string, Months>>;
}
/** A figure as last computed. `rev` counts the times its facts changed: one computed from older facts is not stored as clean. */
export interface CellDoc {
  readonly countyId: string;
  readonly packId: string;
  readonly indicatorId: string;
  readonly orgId: string;
  readonly period: string;
  /** null: there is none (the median of nothing); absent until first computed */
  readonly value?: number | null;
  readonly n?: number;
  readonly asOf?: string;
  readonly rev: number;
  /** set while it must be computed again */
  readonly dirty?: boolean;
}
/** Under which definitions a pack's facts stand: another hash means that they are all to be looked at again. `turn` is counted by whoever writes some, so that two who do so at once notice each other. */
export interface FactRulesDoc {
  readonly countyId: string;
  readonly packId: string;
  readonly hash?: string;
  readonly turn?: number;
  /** all facts are among the keys and values; until then those from before are looked through, up to the record `talliedTo` */
  readonly tallied?: true;
  readonly talliedTo?: string;
}

const factSchema = new Schema<FactDoc>(
  { countyId: text, packId: text, indicatorId: text, recordId: text, orgId: text, path: { type: [String], required: true }, at: text, value: count, key: text, dims: { type: [String], default: undefined }, summed: Boolean, also: String },
  { ...strictly, collection: 'facts' },
);
factSchema.index({ countyId: 1, recordId: 1, packId: 1, indicatorId: 1 }, { unique: true });
factSchema.index({ countyId: 1, packId: 1, indicatorId: 1, path: 1, at: -1, recordId: -1 });

const sumSchema = new Schema<SumDoc>({ _id: String, countyId: text, packId: text, indicatorId: text, orgId: text, dim: { type: String, default: '' }, year: text, n: Schema.Types.Mixed, sum: Schema.Types.Mixed, keys: Schema.Types.Mixed }, { ...strictly, collection: 'factYears' });
sumSchema.index({ countyId: 1, packId: 1, indicatorId: 1, orgId: 1, dim: 1, year: 1 });

const keySchema = new Schema<KeyDoc>({ _id: String, at: Schema.Types.Mixed }, { ...strictly, collection: 'factKeys' });

const valueSchema = new Schema<ValueDoc>(
  { _id: String, countyId: text, packId: text, indicatorId: text, orgId: text, dim: { type: String, default: '' }, year: text, bucket: count, n: Schema.Types.Mixed, values: Schema.Types.Mixed },
  { ...strictly, collection: 'factValues' },
);
valueSchema.index({ countyId: 1, packId: 1, indicatorId: 1, orgId: 1, dim: 1, year: 1, bucket: 1 });

const cellSchema = new Schema<CellDoc>(
  { countyId: text, packId: text, indicatorId: text, orgId: text, period: text, value: { type: Number, default: undefined }, n: Number, asOf: String, rev: count, dirty: Boolean },
  { ...strictly, collection: 'cells' },
);
cellSchema.index({ countyId: 1, packId: 1, indicatorId: 1, orgId: 1, period: 1 }, { unique: true });
cellSchema.index({ dirty: 1 }, { partialFilterExpression: { dirty: true } });

const rulesSchema = new Schema<FactRulesDoc>({ countyId: text, packId: text, hash: String, turn: Number, tallied: Boolean, talliedTo: String }, { ...strictly, collection: 'factRules' });
rulesSchema.index({ countyId: 1, packId: 1 }, { unique: true });

export const factModel = (db: Connection): Model<FactDoc> => modelIn(db, 'Fact', factSchema);
export const sumModel = (db: Connection): Model<SumDoc> => modelIn(db, 'FactSum', sumSchema);
export const keyModel = (db: Connection): Model<KeyDoc> => modelIn(db, 'FactKey', keySchema);
export const valueModel = (db: Connection): Model<ValueDoc> => modelIn(db, 'FactValue', valueSchema);
export const cellModel = (db: Connection): Model<CellDoc> => modelIn(db, 'Cell', cellSchema);
export const factRulesModel = (db: Connection): Model<FactRulesDoc> => modelIn(db, 'FactRules', rulesSchema);
