import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, PageQuery, pageOf, oneOf, type Routes, strict } from '../api/contract';
import { RecordView, TimelineEntry } from '../works/contract';

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

export const TaskDetail = Type.Object({
  task: TaskRow, formId: Type.Optional(Id), access: Type.Record(Type.String(), oneOf(['edit', 'read', 'hide'])),
  outcomes: Type.Array(Type.Object({ id: Id, title: Type.String(), comment: Type.Optional(Type.String()) }, strict)),
  returns: Type.Array(Type.Object({ node: Id, title: Type.String(), by: Type.String() }, strict)),
  record: RecordView, draft: Type.Optional(Data), explanation: Explanation, timeline: Type.Array(TimelineEntry), canWithdraw: Type.Boolean(),
  /** to whom I may hand it (转办); absent: I may not */
  handTo: Type.Optional(Type.Array(Type.Object({ userId: Id, name: Type.String() }, strict))),
}, strict);
export type TaskDetail = Static<typeof TaskDetail>;

export const tasksApi = {
  'GET /tasks': {
    summary: 'Steps that wait for me by due time (todo), or what I may take on (offers)', access: 'session', response: pageOf(TaskRow),
    query: Type.Object({ box: oneOf(['todo', 'offers']), ...PageQuery }, strict),
  },
  'GET /tasks/counts': { summary: 'How many wait for me', access: 'session', response: Type.Object({ todo: Type.Integer(), overdue: Type.Integer(), offers: Type.Integer(), inbox: Type.Integer() }, strict) },
  'GET /tasks/{taskId}': { summary: 'One task with form, record, explanation and timeline', access: 'session', params: Type.Object({ taskId: Id }), response: TaskDetail },
} as const satisfies Routes;
export type TasksApi = typeof tasksApi;
