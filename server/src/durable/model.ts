import type { Actor, Effect, Problem, ProcessState, RecordOffer, TaskState, WorkEvent } from '@liandong/core/run';
import { type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose';
import { modelIn } from '../platform/db/index';

export type { ClientSession as Session } from 'mongoose';

const strict = { strict: 'throw', strictQuery: 'throw', id: false, versionKey: false, minimize: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const mixed = { type: Schema.Types.Mixed, required: true } as const;
const texts = { type: [String], required: true } as const;

const schemaOf = (collection: string, definition: SchemaDefinition) => new Schema<unknown>({ _id: text, countyId: text, ...definition }, { ...strict, collection });
const modelOf = <T>(name: string, schema: Schema<unknown>) => (db: Connection): Model<T> => modelIn(db, name, schema as unknown as Schema<T>);

/** One running or finished process; `version` counts its history documents, `headHash` is the hash of the last one. */
export interface InstanceDoc {
  readonly _id: string; readonly countyId: string; readonly packId: string; readonly release: string; readonly serviceId: string; readonly orgId: string; readonly recordId: string;
  readonly status: ProcessState['status']; readonly version: number; readonly headHash: string; readonly anchored: boolean;
  /** when its next timer is due; pushed on when that timer could not be fired */
  readonly nextDue?: string;
  /** messages and signals that it waits for, as `awaitsOf` writes them */
  readonly awaits?: readonly string[];
  /** whom it concerns beside holders of open steps, as `concernsOf` writes them: copied, unread, asked, named */
  readonly concerns?: readonly string[];
  /** called processes that it has begun: counted in their own commits, so that none begins while the call is taken back */
  readonly calls?: number;
  /** written by what must not happen at the same moment as one of its steps */
  readonly touched?: number; readonly startedBy: string; readonly startedAt: string; readonly performers: readonly string[]; readonly state: ProcessState;
}
const instances = schemaOf('instances', {
  packId: text, release: text, serviceId: text, orgId: text, recordId: text, status: text, version: count, headHash: text, anchored: { type: Boolean, required: true },
  nextDue: String, awaits: { type: [String], default: undefined }, concerns: { type: [String], default: undefined }, calls: Number, touched: Number, startedBy: text, startedAt: text, performers: texts, state: mixed,
});
instances.index({ countyId: 1, nextDue: 1 }, { partialFilterExpression: { nextDue: { $exists: true } } });
instances.index({ countyId: 1, awaits: 1, startedAt: 1, _id: 1 }, { partialFilterExpression: { awaits: { $exists: true } } });
instances.index({ countyId: 1, concerns: 1, startedAt: -1, _id: -1 }, { partialFilterExpression: { concerns: { $exists: true } } });
instances.index({ countyId: 1, startedBy: 1, startedAt: -1, _id: -1 });
instances.index({ countyId: 1, performers: 1, startedAt: -1, _id: -1 });
instances.index({ countyId: 1, recordId: 1 });
instances.index({ countyId: 1, release: 1, status: 1 });
instances.index({ countyId: 1 }, { name: 'unanchored', partialFilterExpression: { anchored: false } });
export const instanceModel = modelOf<InstanceDoc>('Instance', instances);

/** An effect that is still to be done. */
export interface TodoEffect extends Effect { readonly attempts: number; readonly due: string; /** an operator asked for it again */ readonly again?: true }
/** What one command did; sealed values are ciphertext in it. `workId` names its chain: that of a work, or the record's own for what was done outside a process. Only `todo`, `todoDue` and `keys` ever change: they are not chained. */
export interface HistoryDoc {
  readonly _id: string; readonly countyId: string; readonly workId: string; readonly recordId: string; readonly seq: number; readonly commandId: string; readonly type: string; readonly bodyHash: string;
  readonly by: string; readonly byName: string; readonly at: string; readonly events: readonly WorkEvent[]; readonly effects: readonly Effect[]; readonly prev: string; readonly hash: string;
  /** version of the record before it, when it changed the record */
  readonly recordBase?: number;
  /** a hash of each posting that it has made, in their order */
  readonly books?: readonly string[];
  /** its record was destroyed: what it said is gone, its hash stays (adr/0020) */
  readonly cut?: true;
  /** whose lists it changed: `ROLE@unit`, `user:id` */
  readonly keys: readonly string[]; readonly todo: readonly TodoEffect[]; readonly todoDue?: string;
}
const history = schemaOf('history', {
  workId: text, recordId: text, seq: count, commandId: text, type: text, bodyHash: text, by: text, byName: text, at: text, events: { type: [Schema.Types.Mixed], required: true },
  effects: { type: [Schema.Types.Mixed], required: true }, prev: { type: String, default: '' }, recordBase: Number, books: { type: [String], default: undefined }, hash: text, cut: Boolean, keys: texts, todo: { type: [Schema.Types.Mixed], required: true }, todoDue: String,
});
history.index({ countyId: 1, commandId: 1 }, { unique: true });
history.index({ countyId: 1, workId: 1, seq: 1 }, { unique: true });
history.index({ countyId: 1, todoDue: 1 }, { partialFilterExpression: { todoDue: { $exists: true } } });
export const historyModel = modelOf<HistoryDoc>('History', history);

/** One open human step. `queue` says in whose list it stands: `user:id` once it is somebody's, else `ROLE@unit` of its candidates; `for:stand-in:principal` while he acts for him. */
export interface TaskDoc {
  readonly _id: string; readonly countyId: string; readonly workId: string; readonly recordId: string; readonly packId: string; readonly release: string; readonly serviceId: string; readonly orgId: string;
  readonly box: 'todo' | 'offers'; readonly queue: readonly string[]; readonly excluded: readonly string[]; readonly sort: string; readonly remindAt?: string; readonly task: TaskState;
}
const tasks = schemaOf('tasks', {
  workId: text, recordId: text, packId: text, release: text, serviceId: text, orgId: text, box: text, queue: texts, excluded: texts, sort: text, remindAt: String, task: mixed,
});
tasks.index({ countyId: 1, box: 1, queue: 1, sort: 1, _id: 1 });
tasks.index({ countyId: 1, remindAt: 1 }, { partialFilterExpression: { remindAt: { $exists: true } } });
export const taskModel = modelOf<TaskDoc>('Task', tasks);

/** A record as stored: in `data` the L3/L4 values are sealed. `scope` says who finds it: `u:unit`, `t:unit or one above it`, `p:person`. */
export interface RecordRowDoc {
  readonly _id: string; readonly countyId: string; /** that made it; absent: no process did */ readonly workId?: string; readonly packId: string; readonly type: string; readonly release: string; readonly orgId: string; readonly path: readonly string[]; readonly no?: string;
  /** in charge of it; absent: who made it */
  readonly owner?: string;
  /** another unit was asked to take it; while that waits for an answer, until when */
  readonly offer?: RecordOffer; readonly offerDue?: string;
  /** the record of the same person that it lives on under */
  readonly mergedInto?: string;
  /** to whom it was handed: what is confidential is closed to them until they are let in */
  readonly handedTo?: readonly string[];
  /** when it came into the state it is in, where that is not an open one: from then it counts how long it is kept */
  readonly closedAt?: string;
  readonly state: string; readonly stateAt: Readonly<Record<string, string>>; readonly data: Readonly<Record<string, unknown>>; readonly version: number; readonly createdBy: string; readonly createdAt: string; readonly occurredAt: string;
  readonly performers: readonly string[]; readonly scope: readonly string[]; readonly subjectId: string; readonly fileIds: readonly string[];
  /** under whose keys earlier values lie in its history: it was about another one then */
  readonly formerSubjects?: readonly string[];
  /** what is found in it: `row-keys/` */
  readonly links?: readonly string[]; readonly derived?: Readonly<Record<string, unknown>>; readonly search?: readonly string[]; readonly match?: readonly string[];
  readonly cells?: readonly string[]; readonly seat?: string; readonly keyed?: string;
  /** set by every change: the figures worker has not looked at this version yet */
  readonly factsDue?: string;
  /** the same of the plans worker */
  readonly plansDue?: string;
  /** the last entry of what was done to it outside a process, and whether an anchor covers it */
  readonly chain?: { readonly seq: number; readonly hash: string }; readonly anchored?: boolean;
  /** counted by whoever begins to point to it, so that two who do so at once notice each other */
  readonly touched?: number;
}
const records = schemaOf('records', {
  workId: String, owner: String, offer: Schema.Types.Mixed, offerDue: String, mergedInto: String, handedTo: { type: [String], default: undefined }, closedAt: String, chain: Schema.Types.Mixed, anchored: Boolean, touched: Number, packId: text, type: text, release: text, orgId: text, path: texts, no: String, state: text, stateAt: mixed, data: mixed, version: count, createdBy: text, createdAt: text, occurredAt: text,
  performers: texts, scope: texts, subjectId: text, fileIds: texts, factsDue: String, plansDue: String,
  links: { type: [String], default: undefined }, derived: Schema.Types.Mixed, search: { type: [String], default: undefined }, match: { type: [String], default: undefined },
  cells: { type: [String], default: undefined }, seat: String, keyed: String, formerSubjects: { type: [String], default: undefined },
});
records.index({ countyId: 1, scope: 1, createdAt: -1, _id: -1 });
records.index({ countyId: 1, scope: 1, packId: 1, type: 1, createdAt: -1, _id: -1 });
records.index({ countyId: 1, packId: 1, type: 1, state: 1, createdAt: -1, _id: -1 });
records.index({ countyId: 1, packId: 1, type: 1, no: 1 }, { unique: true, partialFilterExpression: { no: { $exists: true } } });
// what is known of a person: by whom it is about, within what somebody reaches
records.index({ countyId: 1, subjectId: 1, createdAt: -1 });
records.index({ countyId: 1, formerSubjects: 1 }, { partialFilterExpression: { formerSubjects: { $exists: true } } });
records.index({ countyId: 1, packId: 1, type: 1, closedAt: 1 }, { partialFilterExpression: { closedAt: { $exists: true } } });
// the few that wait for the answer of another unit
records.index({ countyId: 1, offerDue: 1, _id: 1 }, { partialFilterExpression: { offerDue: { $exists: true } } });
records.index({ countyId: 1, fileIds: 1 });
records.index({ countyId: 1, mergedInto: 1 }, { partialFilterExpression: { mergedInto: { $exists: true } } });
records.index({ countyId: 1, packId: 1, type: 1, match: 1 }, { partialFilterExpression: { match: { $exists: true } } });
records.index({ countyId: 1, links: 1, createdAt: -1, _id: -1 }, { partialFilterExpression: { links: { $exists: true } } });
// registers: what stands under a key or a word, newest first; and whose keys were made by another definition
records.index({ countyId: 1, packId: 1, type: 1, cells: 1, seat: -1 }, { name: 'cells' });
records.index({ countyId: 1, search: 1, seat: -1 }, { name: 'search' });
records.index({ countyId: 1, packId: 1, type: 1, keyed: 1 });
records.index({ countyId: 1 }, { name: 'unanchored', partialFilterExpression: { anchored: false } });
records.index({ factsDue: 1 }, { partialFilterExpression: { factsDue: { $exists: true } } });
records.index({ plansDue: 1 }, { partialFilterExpression: { plansDue: { $exists: true } } });
export const recordModel = modelOf<RecordRowDoc>('Record', records);

/** A person (or a single record) with the wrapped data key of his sealed values; found by blind index, never by name. */
export interface SubjectDoc { readonly _id: string; readonly countyId: string; readonly index?: string; readonly wrapped: string; readonly createdAt: string; /** since when no record needs his key any more: it goes in a moment */ readonly unusedSince?: string }
const subjects = schemaOf('subjects', { index: String, wrapped: text, createdAt: text, unusedSince: String });
subjects.index({ countyId: 1, index: 1 }, { unique: true, partialFilterExpression: { index: { $exists: true } } });
subjects.index({ countyId: 1, unusedSince: 1 }, { partialFilterExpression: { unusedSince: { $exists: true } } });
export const subjectModel = modelOf<SubjectDoc>('Subject', subjects);

export interface CounterDoc { readonly _id: string; readonly countyId: string; readonly seq: number }
export const counterModel = modelOf<CounterDoc>('Counter', schemaOf('counters', { seq: count }));

/** Something the machine could not do and an operator should see. */
export interface IncidentDoc {
  readonly _id: string; readonly countyId: string; readonly workId: string;
  /** the unit of its work: whose operators see it */
  readonly orgId: string;
  /** an effect that could not be done, a timer or another command that its work refused */
  readonly kind: 'effect' | 'timer' | 'command'; readonly ref: string;
  /** the problem: what stood in the way when it was last tried */
  readonly code: string; readonly params: Problem['params']; readonly detail: string;
  readonly attempts: number; readonly firstAt: string; readonly lastAt: string; readonly open: boolean;
  /** it is not tried again by itself */
  readonly stopped: boolean;
  /** effect: the history document that asked for it */
  readonly entry?: string;
  /** command: what to try again, without its id (`ref`) */
  readonly command?: object;
}
const incidents = schemaOf('incidents', {
  workId: text, orgId: { type: String, default: '' }, kind: text, ref: text, code: text, params: { type: Schema.Types.Mixed, default: {} }, detail: { type: String, default: '' },
  attempts: count, firstAt: text, lastAt: text, open: { type: Boolean, required: true }, stopped: { type: Boolean, default: true }, entry: String, command: Schema.Types.Mixed,
});
incidents.index({ countyId: 1, open: 1, firstAt: -1, _id: -1 });
export const incidentModel = modelOf<IncidentDoc>('Incident', incidents);

/** One thing done to many works by an operator. */
export interface BatchDoc {
  readonly _id: string; readonly countyId: string; readonly what: 'retry' | 'terminate' | 'reassign' | 'hand-over'; readonly by: Actor; readonly at: string;
  /** sealed: people write of people */
  readonly comment: string;
  /** reassign, hand-over: to whom */
  readonly to?: string; readonly total: number; readonly done: number; readonly failed: number;
}
const batches = schemaOf('batches', { what: text, by: mixed, at: text, comment: text, to: String, total: count, done: count, failed: count });
batches.index({ countyId: 1, at: -1, _id: -1 });
export const batchModel = modelOf<BatchDoc>('Batch', batches);

/** One work of a batch, and what came of it. `ref`: the incident, the work, the step, or whose it is handed over. */
export interface BatchItemDoc {
  readonly _id: string; readonly countyId: string; readonly batchId: string; readonly n: number; readonly workId: string; /** hand-over: a record, not a work; `workId` is its chain */ readonly recordId?: string; readonly ref: string; readonly state: 'open' | 'done' | 'failed'; readonly code?: string; readonly params?: Problem['params'];
}
const batchItems = schemaOf('batch_items', { batchId: text, n: count, workId: text, recordId: String, ref: text, state: text, code: String, params: Schema.Types.Mixed });
batchItems.index({ countyId: 1, batchId: 1, n: 1 });
batchItems.index({ countyId: 1, state: 1 }, { partialFilterExpression: { state: 'open' } });
export const batchItemModel = modelOf<BatchItemDoc>('BatchItem', batchItems);

/** A timer start event at one unit, with when it begins something next. */
export interface StartTimerDoc {
  readonly _id: string; readonly countyId: string; readonly packId: string; readonly serviceId: string; readonly node: string; readonly orgId: string; readonly times: string; readonly left: number; readonly every?: string; readonly due?: string;
}
const startTimers = schemaOf('start_timers', { packId: text, serviceId: text, node: text, orgId: text, times: text, left: count, every: String, due: String });
startTimers.index({ countyId: 1, due: 1 }, { partialFilterExpression: { due: { $exists: true } } });
export const startTimerModel = modelOf<StartTimerDoc>('StartTimer', startTimers);

/** Indexes that nothing is read by any more: each cost its share of every commit. */
export const retiredIndexes: Readonly<Record<string, readonly string[]>> = { tasks: ['countyId_1_workId_1'], records: ['countyId_1_subjectId_1'] };
