/** 办件: an instance with its record. Commands are core's `WorkCommand` without `id` (the Idempotency-Key is the id). */
import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, PageQuery, pageOf, oneOf, type Routes, strict } from '../api/contract';

const comment = Type.String({ maxLength: 2000 });
export const CommandBody = Type.Union([
  Type.Object({ type: Type.Literal('ClaimTask'), taskId: Id }, strict),
  Type.Object({ type: Type.Literal('ReleaseTask'), taskId: Id }, strict),
  Type.Object({ type: Type.Literal('CompleteTask'), taskId: Id, outcome: Type.Optional(Id), comment: Type.Optional(comment), data: Data }, strict),
  Type.Object({ type: Type.Literal('ReturnTask'), taskId: Id, to: Id, comment, fields: Type.Optional(Type.Array(Id, { maxItems: 100 })) }, strict),
  Type.Object({ type: Type.Literal('ReassignTask'), taskId: Id, userId: Id, comment }, strict),
  Type.Object({ type: Type.Literal('WithdrawInstance'), comment }, strict),
  Type.Object({ type: Type.Literal('TerminateInstance'), comment }, strict),
]);
export type CommandBody = Static<typeof CommandBody>;

/** What a person sees of a record: masked fields are named, left-out ones absent. */
export const RecordView = Type.Object({
  id: Id, type: Id, typeTitle: Type.String(), packId: Id, release: Type.String(), orgId: Id, orgName: Type.String(), no: Type.Optional(Type.String()), title: Type.String(),
  state: Id, stateTitle: Type.String(), version: Type.Integer(), createdAt: Instant, occurredAt: Instant,
  data: Data, masked: Type.Array(Type.String()),
}, strict);
export type RecordView = Static<typeof RecordView>;

/** One line of 过程: who did what when, worded by the app from `kind`. */
export const TimelineEntry = Type.Object({
  at: Instant, kind: oneOf(['started', 'completed', 'returned', 'claimed', 'reassigned', 'timer', 'skipped', 'moved', 'corrected', 'ended', 'waiting']),
  node: Type.Optional(Id), nodeTitle: Type.Optional(Type.String()), by: Type.Optional(Type.String()), outcome: Type.Optional(Type.String()), comment: Type.Optional(Type.String()), to: Type.Optional(Type.String()),
}, strict);
export type TimelineEntry = Static<typeof TimelineEntry>;

export const WorkTask = Type.Object({
  id: Id, node: Id, title: Type.String(), kind: oneOf(['task', 'offer']), roleTitle: Type.String(), orgName: Type.String(),
  assignee: Type.Optional(Type.String()), due: Type.Optional(Instant), mine: Type.Boolean(),
}, strict);
export const WorkView = Type.Object({
  id: Id, serviceId: Id, serviceTitle: Type.String(), packId: Id, release: Type.String(), version: Type.String(),
  status: oneOf(['running', 'completed', 'withdrawn', 'rejected', 'terminated', 'failed']),
  orgId: Id, orgName: Type.String(), startedBy: Type.String(), startedAt: Instant, endedAt: Type.Optional(Instant), canWithdraw: Type.Boolean(),
  tasks: Type.Array(WorkTask), record: RecordView, timeline: Type.Array(TimelineEntry),
}, strict);
export type WorkView = Static<typeof WorkView>;

export const WorkRow = Type.Object({
  id: Id, serviceTitle: Type.String(), title: Type.String(), no: Type.Optional(Type.String()), stateTitle: Type.String(), status: Type.String(), orgName: Type.String(),
  startedAt: Instant, waitingFor: Type.Optional(Type.String()),
}, strict);
export type WorkRow = Static<typeof WorkRow>;

export const worksApi = {
  'POST /works': {
    summary: 'Start a service', access: 'session', status: 201, idempotent: true, response: WorkView,
    body: Type.Object({ packId: Id, serviceId: Id, orgId: Id, release: Type.Optional(Type.String()), data: Data, occurredAt: Type.Optional(Instant) }, strict),
  },
  'GET /works': {
    summary: 'What I started, or what I have done a step of', access: 'session', response: pageOf(WorkRow),
    query: Type.Object({ box: oneOf(['started', 'done']), ...PageQuery }, strict),
  },
  'GET /works/{workId}': { summary: 'One piece of work with record, open steps and timeline', access: 'session', params: Type.Object({ workId: Id }), response: WorkView },
  'POST /works/{workId}/commands': {
    summary: 'Do something with it', access: 'session', idempotent: true, params: Type.Object({ workId: Id }), body: CommandBody, response: WorkView,
  },
} as const satisfies Routes;
export type WorksApi = typeof worksApi;
