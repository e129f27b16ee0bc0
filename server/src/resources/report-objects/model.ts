import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

export interface StoredFigure { readonly indicatorId: string; readonly value: number | null; readonly before: number | null; readonly n: number; readonly reason?: string;
  /** of a report over reports: how it came about, and what of it stands in no report below */
  readonly basis?: 'summed' | 'counted'; readonly own?: { readonly value: number | null; readonly n: number } }
interface Done { readonly by: string; readonly byName: string; readonly at: string }
/** `text`, `reason`, `evidence` are sealed: people write of people. */
export interface Adjustment extends Done { readonly indicatorId: string; readonly was: number | null; readonly value: number; readonly reason: string; readonly evidence: string; readonly files?: readonly string[] }
export interface ReportEntry extends Done { readonly what: string; readonly step: string; readonly text?: string; /** uploads that speak for it */ readonly files?: readonly string[] }
/** One report of one unit and period on its way up. The next version begins when a signed one is restated. */
export interface ReportObjectDoc {
  readonly _id: string; readonly countyId: string; readonly packId: string; readonly reportId: string; readonly orgId: string; readonly period: string; readonly version: number;
  readonly state: 'open' | 'signed' | 'restated'; readonly step: number; readonly rev: number;
  /** local date: until then late entries join it */
  readonly openUntil: string;
  /** that day is over and its figures stand */
  readonly closed?: boolean;
  readonly due?: string; readonly asOf: string; readonly figures: readonly StoredFigure[];
  readonly sentences: readonly { readonly id: string; readonly text: string }[]; readonly exceptions: readonly { readonly id: string; readonly title: string }[];
  readonly explained: Readonly<Record<string, string>>; readonly adjustments: readonly Adjustment[]; readonly entries: readonly ReportEntry[];
  /** whose list it stands in: `ROLE@unit` of its step */
  readonly queue: readonly string[]; readonly path: readonly string[];
  readonly signed?: Done & { readonly hash: string };
  /** reports that it puts together: those that were signed when its figures were made, and units whose have changed since */
  readonly below?: readonly { readonly orgId: string; readonly reportObjectId: string }[]; readonly changedBelow?: readonly string[];
  /** ids of commands that were done to it */
  readonly commands: readonly string[];
}
/** What a signed figure was made of, so that it can be said later which records have changed it. */
export interface ReportBasisDoc { readonly _id: string; readonly countyId: string; readonly reportObjectId: string; readonly indicatorId: string; readonly records: readonly { readonly id: string; readonly value: number }[] }

const strict = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, minimize: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const some = { type: [Schema.Types.Mixed], required: true } as const;

const objects = new Schema<ReportObjectDoc>({
  _id: text, countyId: text, packId: text, reportId: text, orgId: text, period: text, version: count, state: text, step: count, rev: count, openUntil: text, closed: Boolean, due: String, asOf: text, figures: some, sentences: some, exceptions: some,
  explained: { type: Schema.Types.Mixed, required: true }, adjustments: some, entries: some, queue: { type: [String], required: true }, path: { type: [String], required: true }, signed: Schema.Types.Mixed, below: { type: [Schema.Types.Mixed], default: undefined }, changedBelow: { type: [String], default: undefined }, commands: { type: [String], required: true },
} as never, { ...strict, collection: 'reportObjects' });
objects.index({ countyId: 1, packId: 1, reportId: 1, period: -1, orgId: 1, version: -1 }, { unique: true });
objects.index({ countyId: 1, path: 1, period: -1, _id: 1 });
objects.index({ state: 1, closed: 1 }, { partialFilterExpression: { state: 'open' } });
objects.index({ countyId: 1, queue: 1, period: -1, _id: 1 });
const bases = new Schema<ReportBasisDoc>({ _id: text, countyId: text, reportObjectId: text, indicatorId: text, records: some } as never, { ...strict, collection: 'reportBases' });
bases.index({ countyId: 1, reportObjectId: 1 });

export const reportObjectModel = (db: Connection): Model<ReportObjectDoc> => modelIn(db, 'ReportObject', objects);
export const reportBasisModel = (db: Connection): Model<ReportBasisDoc> => modelIn(db, 'ReportBasis', bases);
