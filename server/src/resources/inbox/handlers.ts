import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import type { InboxApi, InboxItem } from './contract';
import type { InboxDoc } from './model';
import { listMessages, markRead } from './store';

const present = ({ _id, at, kind, workId, taskId, recordId, params, readAt }: InboxDoc): InboxItem => ({
  id: _id, at, kind, params: { ...params }, ...(workId === undefined ? {} : { workId }), ...(taskId === undefined ? {} : { taskId }), ...(recordId === undefined ? {} : { recordId }), ...(readAt === undefined ? {} : { readAt }),
});

/** Everybody's own messages; nobody sees another's. */
export const inboxHandlers = (deps: Deps): Handlers<InboxApi> => ({
  'GET /inbox': async ({ caller, query }) => {
    const limit = limitOf(query);
    const [at, id] = readCursor(query.cursor, 2) ?? [];
    const rows = await listMessages(deps.db, caller.countyId, caller.userId, limit + 1, at === undefined || id === undefined ? undefined : { at, id });
    return pageFrom(rows, limit, (row) => cursorOf(row.at, row._id), rows.map(present));
  },
  'POST /inbox/read': async ({ caller, body, now }) => {
    await markRead(deps.db, caller.countyId, caller.userId, now, body.ids);
    return undefined;
  },
});
