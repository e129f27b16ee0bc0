import { type Connection, type Model, Schema } from 'mongoose';
import { modelIn } from '../../platform/db/index';

const strictly = { strict: 'throw', strictQuery: 'throw', minimize: false, versionKey: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const texts = { type: [String], required: true } as const;

/** `plan` = `pack/plan`, of all these. Nothing in them is truth: the worker makes them again from records. */
export const planKey = (packId: string, planId: string): string => `${packId}/${planId}`;
/** Among periods: what is open and due in that month. Sorts by month, and never among months, quarters and years. */
export const openIn = (date: string): string => `open:${date.slice(0, 7)}`;

/** That something was done to somebody on a day, as one record says it. */
export interface PlanDoneDoc {
  readonly countyId: string; readonly plan: string;
  /** the record that says it, and the one that it was done to */
  readonly recordId: string; readonly target: string;
  /** local date */
  readonly on: string;
}
/** One record under one plan: when it is due, and in which periods it was. `due` absent: it is not on the list (any more). */
export interface PlanDueDoc {
  readonly countyId: string; readonly plan: string; readonly recordId: string; readonly orgId: string; readonly path: readonly string[];
  /** who finds it, as of the record; `o:person` who is in charge of it */
  readonly scope: readonly string[];
  /** local dates: due on, late from, done last (or begun) on */
  readonly due?: string; readonly late?: string; readonly after?: string;
  /** nothing was done yet */
  readonly isFirst?: true;
  readonly rhythm?: number;
  /** steps of escalation whose condition holds, those that were told (`due#step`), and the day of the next one */
  readonly steps: readonly number[]; readonly told: readonly string[]; readonly tellOn?: string;
  /** per period in which it was to be seen: 1, or 2 where all of it was done; and `openIn` the month in which it is due: 1 */
  readonly periods: Readonly<Record<string, number>>;
}
/** How many records of a unit itself were to be seen in a period, and of how many all was done; or, of `openIn` a month, how many are due since then. Counted by the worker with the rows, never in somebody's commit. */
export interface PlanCountDoc { readonly countyId: string; readonly plan: string; readonly orgId: string; readonly period: string; readonly due: number; readonly done: number }
/** A record that a plan has to be asked about again; another `token` each time that is said. */
export interface PlanMarkDoc { readonly countyId: string; readonly packId: string; readonly recordId: string; readonly at: string; readonly token: string }
/** By which definitions, and for which day where they read the clock, the rows stand. `turn` is counted by whoever looks at changed records, so that two who do so at once notice each other. */
export interface PlanRulesDoc { readonly countyId: string; readonly packId: string; readonly hash?: string; readonly day?: string; readonly turn?: number }

const doneSchema = new Schema<PlanDoneDoc>({ countyId: text, plan: text, recordId: text, target: text, on: text }, { ...strictly, collection: 'planDone' });
doneSchema.index({ countyId: 1, recordId: 1, plan: 1, target: 1 }, { unique: true });
doneSchema.index({ countyId: 1, target: 1, plan: 1, on: 1 });

const dueSchema = new Schema<PlanDueDoc>(
  {
    countyId: text, plan: text, recordId: text, orgId: text, path: texts, scope: texts, due: String, late: String, after: String, isFirst: Boolean, rhythm: Number,
    steps: { type: [Number], required: true }, told: texts, tellOn: String, periods: { type: Schema.Types.Mixed, required: true },
  },
  { ...strictly, collection: 'planDues' },
);
const onList = { partialFilterExpression: { due: { $exists: true } } };
dueSchema.index({ countyId: 1, recordId: 1, plan: 1 }, { unique: true });
dueSchema.index({ countyId: 1, scope: 1, due: 1, recordId: 1, plan: 1, late: 1 }, onList);
dueSchema.index({ countyId: 1, plan: 1, path: 1, due: 1 }, onList);
dueSchema.index({ countyId: 1, tellOn: 1 }, { partialFilterExpression: { tellOn: { $exists: true } } });

const countSchema = new Schema<PlanCountDoc>({ countyId: text, plan: text, orgId: text, period: text, due: count, done: count }, { ...strictly, collection: 'planCounts' });
countSchema.index({ countyId: 1, plan: 1, period: 1, orgId: 1 }, { unique: true });

const markSchema = new Schema<PlanMarkDoc>({ countyId: text, packId: text, recordId: text, at: text, token: text }, { ...strictly, collection: 'planMarks' });
markSchema.index({ countyId: 1, recordId: 1 }, { unique: true });
markSchema.index({ at: 1 });

const rulesSchema = new Schema<PlanRulesDoc>({ countyId: text, packId: text, hash: String, day: String, turn: Number }, { ...strictly, collection: 'planRules' });
rulesSchema.index({ countyId: 1, packId: 1 }, { unique: true });

export const planDoneModel = (db: Connection): Model<PlanDoneDoc> => modelIn(db, 'PlanDone', doneSchema);
export const planDueModel = (db: Connection): Model<PlanDueDoc> => modelIn(db, 'PlanDue', dueSchema);
export const planCountModel = (db: Connection): Model<PlanCountDoc> => modelIn(db, 'PlanCount', countSchema);
export const planMarkModel = (db: Connection): Model<PlanMarkDoc> => modelIn(db, 'PlanMark', markSchema);
export const planRulesModel = (db: Connection): Model<PlanRulesDoc> => modelIn(db, 'PlanRules', rulesSchema);
