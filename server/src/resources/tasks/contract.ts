import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, PageQuery, pageOf, oneOf, type Routes, strict } from '../api/contract';
import { AskView, RecordView, Suspended, TaskMay, TimelineEntry } from '../works/contract';

const Returned = Type.Object({ by: Type.String(), comment: Type.String(), fields: Type.Array(Type.String()), round: Type.Integer(), fromTitle: Type.String() }, strict);
export const TaskRow = Type.Object({
  id: Id, workId: Id, packId: Id, release: Type.String(), node: Id, title: Type.String(), kind: oneOf(['task', 'offer']),
  serviceTitle: Type.String(), recordTitle: Type.String(), no: Type.Optional(Type.String()), orgId: Id, orgName: Type.String(),
  createdAt: Instant, due: Type.Optional(Instant), overdue: Type.Boolean(), assignee: Type.Optional(Type.String()), mine: Type.Boolean(), returned: Type.Optional(Returned),
  /** offers: the facts shown to those who may answer */
  facts: Type.Array(Type.Object({ title: Type.String(), value: Type.String() }, strict)),
}, strict);
export type TaskRow = Static<typeof TaskRow>;

/** Facts for the one sentence "why is it here, what comes next"; the app words them. */
export const Explanation = Type.Object({
  roleTitle: Type.String(), orgName: Type.String(), found: Type.Array(Type.String()), fallbackStep: Type.Integer(), excluded: Type.Array(Type.String()),
  before: Type.Optional(Type.Object({ by: Type.String(), nodeTitle: Type.String(), outcome: Type.Optional(Type.String()), at: Instant }, strict)),
  next: Type.Array(Type.Object({ outcome: Type.Optional(Type.String()), nodeTitle: Type.String(), roleTitle: Type.Optional(Type.String()), orgName: Type.Optional(Type.String()), due: Type.Optional(Type.String()) }, strict)),
  due: Type.Optional(Instant),
}, strict);
export type Explanation = Static<typeof Explanation>;

/** A signer of the step. `addedBy`: 加签. `taskId`: for RemoveSigner. */
const Signer = Type.Object({
  userId: Id, name: Type.String(), state: oneOf(['signed', 'waiting', 'to-come']), for: Type.Optional(Type.String()), addedBy: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()), at: Type.Optional(Instant), taskId: Type.Optional(Id), canRemove: Type.Boolean(),
}, strict);
/** How the signatures of a step of several are counted; `share`: of the weights, absent: more than half. */
const Signing = Type.Object({ rule: oneOf(['all', 'any', 'vote']), inTurn: Type.Boolean(), share: Type.Optional(Type.Number()), expected: Type.Integer(), given: Type.Integer() }, strict);
const Opinion = Type.Object({ by: Type.String(), outcome: Type.Optional(Type.String()), comment: Type.Optional(Type.String()), at: Instant }, strict);

export const TaskDetail = Type.Object({
  task: TaskRow, formId: Type.Optional(Id), access: Type.Record(Type.String(), oneOf(['edit', 'read', 'hide'])),
  outcomes: Type.Array(Type.Object({ id: Id, title: Type.String(), comment: Type.Optional(Type.String()) }, strict)),
  returns: Type.Array(Type.Object({ node: Id, title: Type.String(), by: Type.String() }, strict)),
  record: RecordView, draft: Type.Optional(Type.Object({ data: Data, savedAt: Instant, release: Type.String() }, strict)), explanation: Explanation, timeline: Type.Array(TimelineEntry),
  may: Type.Array(TaskMay), /** how it is sent back: again from there, straight back here, or as who sends it back chooses */ returnMode: oneOf(['again', 'resume', 'choose']), rejectTo: Type.Optional(oneOf(['end', 'initiator'])),
  signers: Type.Array(Signer), signing: Type.Optional(Signing), asks: Type.Array(AskView), opinions: Type.Array(Opinion), /** why it cannot be completed yet */ waitsFor: Type.Optional(oneOf(['signers', 'answer'])),
  /** 代: in whose place I do it; whose the step is again when I have said what I think; who wants my signature */
  standsFor: Type.Optional(Type.String()), delegatedBy: Type.Optional(Type.String()), addedBy: Type.Optional(Type.String()),
  /** the work as a whole stands still */
  suspended: Type.Optional(Suspended),
  /** colleagues who could take it: first suggestions of whoever is to be named; absent: I may not hand it on */
  handTo: Type.Optional(Type.Array(Type.Object({ userId: Id, name: Type.String() }, strict))),
}, strict);
export type TaskDetail = Static<typeof TaskDetail>;

/** A question that waits for my answer (AnswerAsk on `workId`). */
export const AskRow = Type.Object({ id: Id, workId: Id, taskId: Id, recordTitle: Type.String(), serviceTitle: Type.String(), nodeTitle: Type.String(), by: Type.String(), question: Type.String(), at: Instant, waits: Type.Boolean() }, strict);
export type AskRow = Static<typeof AskRow>;

export const tasksApi = {
  'GET /tasks': {
    summary: 'Steps that wait for me by due time (todo), or what I may take on (offers)', access: 'session', response: pageOf(TaskRow),
    query: Type.Object({ box: oneOf(['todo', 'offers']), ...PageQuery }, strict),
  },
  'GET /tasks/counts': { summary: 'How many wait for me', access: 'session', response: Type.Object({ todo: Type.Integer(), overdue: Type.Integer(), offers: Type.Integer(), inbox: Type.Integer(), /** not read yet */ copied: Type.Integer(), asks: Type.Integer() }, strict) },
  'GET /asks': { summary: 'Questions that wait for my answer, the oldest first', access: 'session', response: Type.Object({ items: Type.Array(AskRow) }, strict) },
  'GET /tasks/{taskId}': { summary: 'One task with form, record, explanation and timeline', access: 'session', params: Type.Object({ taskId: Id }), response: TaskDetail },
} as const satisfies Routes;
export type TasksApi = typeof tasksApi;
