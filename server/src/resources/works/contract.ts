/** 办件: an instance with its record. Commands are core's `WorkCommand` without `id` (the Idempotency-Key is the id). */
import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, PageQuery, pageOf, oneOf, type Routes, strict } from '../api/contract';

const comment = Type.String({ maxLength: 2000 });
const people = (most: number) => Type.Array(Id, { minItems: 1, maxItems: most, uniqueItems: true });
const taskId = Id;
export const CommandBody = Type.Union([
  Type.Object({ type: Type.Literal('ClaimTask'), taskId }, strict),
  Type.Object({ type: Type.Literal('ReleaseTask'), taskId }, strict),
  Type.Object({ type: Type.Literal('CompleteTask'), taskId, outcome: Type.Optional(Id), comment: Type.Optional(comment), data: Data }, strict),
  /** `resume`: straight back here when it has been done again */
  Type.Object({ type: Type.Literal('ReturnTask'), taskId, to: Id, comment, fields: Type.Optional(Type.Array(Id, { maxItems: 100 })), resume: Type.Optional(Type.Boolean()) }, strict),
  Type.Object({ type: Type.Literal('RejectTask'), taskId, comment }, strict),
  /** `node`: the step that he has done himself, from `takeBack` */
  Type.Object({ type: Type.Literal('TakeBackTask'), node: Id, comment: Type.Optional(comment) }, strict),
  Type.Object({ type: Type.Literal('TransferTask'), taskId, userId: Id, comment }, strict),
  Type.Object({ type: Type.Literal('DelegateTask'), taskId, userId: Id, comment }, strict),
  Type.Object({ type: Type.Literal('AddSigners'), taskId, userIds: people(50), position: oneOf(['before', 'after']), comment }, strict),
  /** `taskId` as the signer's row says */
  Type.Object({ type: Type.Literal('RemoveSigner'), taskId, userId: Id, comment }, strict),
  Type.Object({ type: Type.Literal('CopyTo'), userIds: people(100), taskId: Type.Optional(taskId), comment: Type.Optional(comment) }, strict),
  Type.Object({ type: Type.Literal('MarkRead'), copyId: Id }, strict),
  Type.Object({ type: Type.Literal('Urge'), taskId: Type.Optional(taskId), comment: Type.Optional(comment) }, strict),
  Type.Object({ type: Type.Literal('AskPerson'), taskId, userId: Id, waits: Type.Boolean(), comment }, strict),
  Type.Object({ type: Type.Literal('AnswerAsk'), askId: Id, comment }, strict),
  Type.Object({ type: Type.Literal('EndAsk'), askId: Id }, strict),
  Type.Object({ type: Type.Literal('WithdrawInstance'), comment }, strict),
  // for operators of the work's unit only
  Type.Object({ type: Type.Literal('ReassignTask'), taskId, userId: Id, comment }, strict),
  Type.Object({ type: Type.Literal('RemoveMember'), taskId, comment }, strict),
  Type.Object({ type: Type.Literal('SuspendInstance'), comment }, strict),
  Type.Object({ type: Type.Literal('ResumeInstance'), comment }, strict),
  Type.Object({ type: Type.Literal('TerminateInstance'), comment }, strict),
  Type.Object({ type: Type.Literal('HandOver'), from: Id, to: Id, comment }, strict),
]);
export type CommandBody = Static<typeof CommandBody>;

/** What a person sees of a record: masked fields are named, left-out ones absent. */
export const RecordView = Type.Object({
  id: Id, type: Id, typeTitle: Type.String(), packId: Id, release: Type.String(), orgId: Id, orgName: Type.String(), no: Type.Optional(Type.String()), title: Type.String(),
  state: Id, stateTitle: Type.String(), version: Type.Integer(), createdAt: Instant, occurredAt: Instant,
  data: Data, masked: Type.Array(Type.String()), /** id → name of what was picked in it, where something was */ names: Type.Optional(Type.Record(Type.String(), Type.String())),
}, strict);
export type RecordView = Static<typeof RecordView>;

/**
 * One line of 过程: who did what when, worded by the app from `kind`. `to`: a step, or the one person that it is about; `people`: several
 * (copied, signers-added). `for`: in whose place (代). `reason`: why a step was passed. `waits`: the step cannot be done before the answer.
 */
export const TimelineEntry = Type.Object({
  at: Instant, kind: oneOf([
    'started', 'completed', 'returned', 'claimed', 'reassigned', 'timer', 'skipped', 'moved', 'corrected', 'ended', 'waiting',
    'rejected', 'taken-back', 'delegated', 'opined', 'signers-added', 'signer-removed', 'member-removed', 'passed', 'came-back',
    'copied', 'read', 'urged', 'asked', 'answered', 'ask-ended', 'suspended', 'resumed', 'handed-over',
  ]),
  node: Type.Optional(Id), nodeTitle: Type.Optional(Type.String()), by: Type.Optional(Type.String()), outcome: Type.Optional(Type.String()), comment: Type.Optional(Type.String()), to: Type.Optional(Type.String()),
  people: Type.Optional(Type.Array(Type.String())), for: Type.Optional(Type.String()), position: Type.Optional(oneOf(['before', 'after'])), reason: Type.Optional(oneOf(['nobody', 'approved'])),
  waits: Type.Optional(Type.Boolean()), /** returned: it comes straight back */ resume: Type.Optional(Type.Boolean()),
}, strict);
export type TimelineEntry = Static<typeof TimelineEntry>;

/** What the caller may do to an open step now: what the engine would refuse him is not in it. */
export const TaskMay = oneOf(['withdraw', 'return', 'reject', 'transfer', 'delegate', 'add-before', 'add-after', 'ask', 'copy', 'urge', 'reassign', 'remove-member']);
export type TaskMay = Static<typeof TaskMay>;
export const WorkMay = oneOf(['withdraw', 'urge', 'copy', 'suspend', 'resume', 'terminate']);
export type WorkMay = Static<typeof WorkMay>;

/** 沟通. `workId`: where the command about it goes (a called process is a work of its own). Texts only for whom they are. */
export const AskView = Type.Object({
  id: Id, workId: Id, taskId: Id, nodeTitle: Type.String(), by: Type.String(), to: Type.String(), question: Type.Optional(Type.String()), answer: Type.Optional(Type.String()), at: Instant, answeredAt: Type.Optional(Instant),
  waits: Type.Boolean(), open: Type.Boolean(), /** he is asked, or asked it himself */ mine: Type.Optional(oneOf(['asked', 'asker'])), /** AnswerAsk, EndAsk */ may: Type.Array(oneOf(['answer', 'end'])),
}, strict);
export type AskView = Static<typeof AskView>;
/** 抄送; `unreadByMe`: MarkRead is his to send. */
export const CopyView = Type.Object({
  id: Id, workId: Id, by: Type.String(), at: Instant, nodeTitle: Type.Optional(Type.String()), to: Type.Array(Type.String()), read: Type.Array(Type.String()), unreadByMe: Type.Boolean(), comment: Type.Optional(Type.String()),
}, strict);
export type CopyView = Static<typeof CopyView>;

export const WorkTask = Type.Object({
  id: Id, workId: Id, node: Id, title: Type.String(), kind: oneOf(['task', 'offer']), roleTitle: Type.String(), orgName: Type.String(),
  assignee: Type.Optional(Type.String()), due: Type.Optional(Instant), mine: Type.Boolean(), may: Type.Array(TaskMay),
}, strict);
/** 挂起: nobody goes on and no time runs until it is resumed */
export const Suspended = Type.Object({ by: Type.String(), at: Instant, comment: Type.Optional(Type.String()) }, strict);
export const WorkView = Type.Object({
  id: Id, serviceId: Id, serviceTitle: Type.String(), packId: Id, release: Type.String(), version: Type.String(),
  status: oneOf(['running', 'completed', 'withdrawn', 'rejected', 'terminated', 'failed']),
  orgId: Id, orgName: Type.String(), startedBy: Type.String(), startedAt: Instant, endedAt: Type.Optional(Instant),
  may: Type.Array(WorkMay), /** steps of his own that he may have back */ takeBack: Type.Array(Type.Object({ workId: Id, node: Id, title: Type.String() }, strict)),
  suspended: Type.Optional(Suspended),
  copies: Type.Array(CopyView), asks: Type.Array(AskView),
  tasks: Type.Array(WorkTask), record: RecordView, timeline: Type.Array(TimelineEntry),
}, strict);
export type WorkView = Static<typeof WorkView>;

export const WorkRow = Type.Object({
  id: Id, serviceTitle: Type.String(), title: Type.String(), no: Type.Optional(Type.String()), stateTitle: Type.String(), status: Type.String(), orgName: Type.String(),
  startedAt: Instant, waitingFor: Type.Optional(Type.String()), /** copied to me, and I have not said that I have read it */ unread: Type.Optional(Type.Boolean()),
}, strict);
export type WorkRow = Static<typeof WorkRow>;

export const worksApi = {
  'POST /works': {
    summary: 'Start a service', access: 'session', status: 201, idempotent: true, response: WorkView,
    body: Type.Object({ packId: Id, serviceId: Id, orgId: Id, release: Type.Optional(Type.String()), data: Data, occurredAt: Type.Optional(Instant) }, strict),
  },
  'GET /works': {
    summary: 'What I started, what I have done a step of, or what was copied to me', access: 'session', response: pageOf(WorkRow),
    query: Type.Object({ box: oneOf(['started', 'done', 'copied']), ...PageQuery }, strict),
  },
  'GET /works/{workId}': { summary: 'One piece of work with record, open steps and timeline', access: 'session', params: Type.Object({ workId: Id }), response: WorkView },
  'POST /works/{workId}/commands': {
    summary: 'Do something with it', access: 'session', idempotent: true, params: Type.Object({ workId: Id }), body: CommandBody, response: WorkView,
  },
} as const satisfies Routes;
export type WorksApi = typeof worksApi;
