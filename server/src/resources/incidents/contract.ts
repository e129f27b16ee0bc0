/** 异常: what the machine could not do, and what an operator may do about it: one by one, on the work itself, or for many at once. */
import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, PageQuery, pageOf, oneOf, type Routes, strict } from '../api/contract';

const comment = Type.String({ minLength: 1, maxLength: 2000 });
const kind = oneOf(['effect', 'timer', 'command']);
const code = Type.String({ maxLength: 80 });

export const IncidentRow = Type.Object({
  id: Id, workId: Id, kind, code, cause: Type.String(), serviceTitle: Type.String(), no: Type.Optional(Type.String()), orgId: Id, orgName: Type.String(),
  attempts: Type.Integer(), firstAt: Instant, lastAt: Instant, /** not tried again by itself */ stopped: Type.Boolean(),
}, strict);
export type IncidentRow = Static<typeof IncidentRow>;
/** `queued`: it is tried in a moment */
const Handled = Type.Object({ state: oneOf(['done', 'queued']) }, strict);

/** Where a work stands: each place with what may be done to it. */
export const Standing = Type.Object({
  workId: Id, status: Type.String(), processTitle: Type.String(),
  tokens: Type.Array(Type.Object({
    token: Id, node: Id, title: Type.String(), waitsFor: Type.Array(oneOf(['task', 'timer', 'message', 'signal', 'condition', 'job', 'call'])),
    targets: Type.Array(Type.Object({ node: Id, title: Type.String() }, strict)),
  }, strict)),
  vars: Type.Array(Type.Object({ scope: Type.Optional(Id), name: Type.String(), value: Type.Unknown() }, strict)),
}, strict);
export type Standing = Static<typeof Standing>;

export const Repair = Type.Union([
  Type.Object({ type: Type.Literal('SkipStep'), token: Id, vars: Data, comment }, strict),
  Type.Object({ type: Type.Literal('MoveToken'), token: Id, to: Id, comment }, strict),
  Type.Object({ type: Type.Literal('SetVariables'), scopeId: Type.Optional(Id), vars: Data, comment }, strict),
]);

export const NewBatch = Type.Union([
  Type.Object({ what: Type.Literal('retry'), kind: Type.Optional(kind), code: Type.Optional(code), comment }, strict),
  Type.Object({ what: Type.Literal('terminate'), workIds: Type.Array(Id, { minItems: 1, maxItems: 1000, uniqueItems: true }), comment }, strict),
  Type.Object({ what: Type.Literal('reassign'), from: Id, to: Id, comment }, strict),
]);
export const Batch = Type.Object({ id: Id, what: oneOf(['retry', 'terminate', 'reassign', 'hand-over']), by: Type.String(), at: Instant, total: Type.Integer(), done: Type.Integer(), failed: Type.Integer() }, strict);
export type Batch = Static<typeof Batch>;
/** `recordId`: a record that was handed over, not a work. */
export const BatchItem = Type.Object({ workId: Id, recordId: Type.Optional(Id), ref: Id, serviceTitle: Type.String(), no: Type.Optional(Type.String()), state: oneOf(['open', 'done', 'failed']), reason: Type.Optional(Type.String()) }, strict);
export type BatchItem = Static<typeof BatchItem>;

const operate = { right: 'operate' } as const;
export const incidentsApi = {
  'GET /incidents': { summary: 'What could not be done in my reach, newest first', access: operate, query: Type.Object({ kind: Type.Optional(kind), code: Type.Optional(code), ...PageQuery }, strict), response: pageOf(IncidentRow) },
  'POST /incidents/{incidentId}/retry': { summary: 'Try it again', access: operate, idempotent: true, params: Type.Object({ incidentId: Id }), body: Type.Object({ comment }, strict), response: Handled },
  'POST /incidents/{incidentId}/resolve': { summary: 'It needs nothing more', access: operate, idempotent: true, params: Type.Object({ incidentId: Id }), body: Type.Object({ comment }, strict), response: Handled },
  'GET /works/{workId}/standing': { summary: 'Where a work stands', access: operate, params: Type.Object({ workId: Id }), response: Standing },
  'POST /works/{workId}/repairs': { summary: 'Let a step pass, put it elsewhere, set variables', access: operate, idempotent: true, params: Type.Object({ workId: Id }), body: Repair, response: Standing },
  'POST /batches': { summary: 'The same for many works', access: operate, status: 201, idempotent: true, body: NewBatch, response: Batch },
  'GET /batches': { summary: 'What I have done to many works, newest first', access: operate, query: Type.Object(PageQuery, strict), response: pageOf(Batch) },
  'GET /batches/{batchId}': { summary: 'How far a batch is', access: operate, params: Type.Object({ batchId: Id }), response: Batch },
  'GET /batches/{batchId}/items': { summary: 'What came of each work', access: operate, params: Type.Object({ batchId: Id }), query: Type.Object(PageQuery, strict), response: pageOf(BatchItem) },
} as const satisfies Routes;
export type IncidentsApi = typeof incidentsApi;
