import { type Static, Type } from '@sinclair/typebox';
import { RecordRow } from '../records/contract';
import { Id, Instant, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Period = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$' });
const Value = Type.Union([Type.Number(), Type.Null()]);
const Text = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
const Files = Type.Optional(Type.Array(Id, { maxItems: 5, description: 'uploads of the performer that speak for it' }));
const base = { base: Type.Integer({ minimum: 0, description: 'revision that the performer saw' }) };

export const ReportCommand = Type.Union([
  Type.Object({ type: Type.Literal('confirm'), ...base }, strict),
  Type.Object({ type: Type.Literal('return'), reason: Text, ...base }, strict),
  Type.Object({ type: Type.Literal('adjust'), indicatorId: Id, value: Type.Number({ minimum: -1e12, maximum: 1e12 }), reason: Text, evidence: Text, files: Files, ...base }, strict),
  Type.Object({ type: Type.Literal('remark'), text: Text, ...base }, strict),
  Type.Object({ type: Type.Literal('explain'), exceptionId: Id, text: Text, files: Files, ...base }, strict),
  Type.Object({ type: Type.Literal('restate'), ...base }, strict),
  Type.Object({ type: Type.Literal('return-below'), orgId: Id, reason: Text, ...base }, strict),
]);
export type ReportCommand = Static<typeof ReportCommand>;

const State = oneOf(['open', 'signed', 'restated']);
export const ReportRow = Type.Object({
  id: Id, packId: Id, reportId: Id, title: Type.String(), orgId: Id, orgName: Type.String(), period: Period, version: Type.Integer(), state: State, stepTitle: Type.String(), due: Type.Optional(Instant),
  /** it waits for me */
  mine: Type.Boolean(),
  /** of how many units reports that are in it have changed since it was signed */
  changedBelow: Type.Optional(Type.Integer()),
}, strict);
export type ReportRow = Static<typeof ReportRow>;

const By = { byName: Type.String(), at: Instant };
const FileName = Type.Object({ id: Id, name: Type.String() }, strict);
const ChangedRecord = Type.Object({ id: Id, how: oneOf(['added', 'removed', 'changed']) }, strict);
const FigureChange = Type.Object({ indicatorId: Id, title: Type.String(), unit: Type.String(), was: Value, is: Value, records: Type.Array(ChangedRecord) }, strict);
/** How the report of a unit below stands, and what it says where it is signed; `changed`: it is not the one that was put in here. */
const ReportBelow = Type.Object({
  orgId: Id, orgName: Type.String(), id: Type.Optional(Id), state: oneOf(['signed', 'open', 'none']), version: Type.Optional(Type.Integer()), stepTitle: Type.Optional(Type.String()), changed: Type.Boolean(),
  figures: Type.Array(Type.Object({ indicatorId: Id, value: Value }, strict)),
}, strict);
export const ReportObject = Type.Object({
  ...ReportRow.properties, rev: Type.Integer(), asOf: Instant, /** until when late entries join it: a local date */ openUntil: Type.String(),
  steps: Type.Array(Type.Object({ id: Id, title: Type.String(), unitName: Type.String(), state: oneOf(['done', 'now', 'later']) }, strict)),
  figures: Type.Array(Type.Object({ indicatorId: Id, title: Type.String(), unit: Type.String(), description: Type.Optional(Type.String()), value: Value, before: Value, n: Type.Integer(), reason: Type.Optional(Type.String()), adjusted: Type.Optional(Type.Number()), basis: Type.Optional(oneOf(['summed', 'counted'])), /** one may look at its records */ records: Type.Boolean() }, strict)),
  sentences: Type.Array(Type.Object({ id: Id, text: Type.String() }, strict)),
  exceptions: Type.Array(Type.Object({ id: Id, title: Type.String(), explained: Type.Optional(Type.String()) }, strict)),
  adjustments: Type.Array(Type.Object({ indicatorId: Id, title: Type.String(), was: Value, value: Type.Number(), reason: Type.String(), evidence: Type.String(), files: Type.Array(FileName), ...By }, strict)),
  history: Type.Array(Type.Object({ what: Type.String(), stepTitle: Type.String(), text: Type.Optional(Type.String()), files: Type.Array(FileName), ...By }, strict)),
  /** a report over reports: one entry for each unit below, in the order of the tree */
  below: Type.Optional(Type.Array(ReportBelow)),
  /** what has happened is not all in the figures yet */
  behind: Type.Boolean(),
  may: Type.Array(oneOf(['confirm', 'return', 'adjust', 'remark', 'explain', 'restate', 'return-below'])),
  signed: Type.Optional(Type.Object({ hash: Type.String(), ...By }, strict)),
  /** what is different now from what was signed (a signed one), or from the version before (a restatement), and by which records */
  changes: Type.Array(FigureChange),
}, strict);
export type ReportObject = Static<typeof ReportObject>;

export const reportObjectsApi = {
  'GET /report-objects': {
    summary: 'Reports that climb the levels, newest period first: those that I see, or only those that wait for me', access: 'session', response: pageOf(ReportRow),
    query: Type.Object({ mine: Type.Optional(Type.Boolean()), state: Type.Optional(State), period: Type.Optional(Period), ...PageQuery }, strict),
  },
  'GET /report-objects/{reportObjectId}': { summary: 'One report: figures, sentences, what is to be explained, its way and what was done', access: 'session', params: Type.Object({ reportObjectId: Id }), response: ReportObject },
  'GET /report-objects/{reportObjectId}/figures/{indicatorId}/records': {
    summary: 'The records behind one of its figures, masked by role; of a signed one those that it was made of', access: 'session', params: Type.Object({ reportObjectId: Id, indicatorId: Id }), query: Type.Object({ ...PageQuery }, strict), response: pageOf(RecordRow),
  },
  'GET /report-objects/{reportObjectId}/sheet': { summary: 'What I see of it, as .xlsx', access: 'session', params: Type.Object({ reportObjectId: Id }), response: null, produces: XLSX },
  'GET /report-objects/{reportObjectId}/files/{fileId}': { summary: 'A paper that speaks for an adjustment or explanation, as an attachment', access: 'session', params: Type.Object({ reportObjectId: Id, fileId: Id }), response: null, produces: 'application/octet-stream' },
  'POST /report-objects/{reportObjectId}/commands': { summary: 'Confirm (the last step signs), return, adjust, remark, explain, restate, or return one from below', access: 'session', idempotent: true, params: Type.Object({ reportObjectId: Id }), body: ReportCommand, response: ReportObject },
} as const satisfies Routes;
export type ReportObjectsApi = typeof reportObjectsApi;
