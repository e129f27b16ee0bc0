import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, PageQuery, pageOf, type Routes, strict } from '../api/contract';

/** 消息. `kind` with params is worded by the app: task-arrived, task-returned, task-overdue, work-ended, notified, plan-late, record-given, consent-due, grant-asked. */
export const InboxItem = Type.Object({
  id: Id, at: Instant, kind: Type.String(), workId: Type.Optional(Id), taskId: Type.Optional(Id), recordId: Type.Optional(Id), params: Type.Record(Type.String(), Type.String()), readAt: Type.Optional(Instant),
}, strict);
export type InboxItem = Static<typeof InboxItem>;
export const inboxApi = {
  'GET /inbox': { summary: 'My messages, newest first', access: 'session', query: Type.Object(PageQuery, strict), response: pageOf(InboxItem) },
  'POST /inbox/read': { summary: 'Mark as read (all when no ids)', access: 'session', status: 204, response: null, body: Type.Object({ ids: Type.Optional(Type.Array(Id, { maxItems: 200 })) }, strict) },
} as const satisfies Routes;
export type InboxApi = typeof inboxApi;
