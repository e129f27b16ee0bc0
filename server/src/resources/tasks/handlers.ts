import { sightOf } from '../../access/index';
import { countTasks, listTasks, openRecords, openTasks, recordsOfWorks, worksOfTasks } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { countUnread } from '../inbox/index';
import { packsOf } from '../packs/index';
import type { TaskRow, TasksApi } from './contract';
import { taskDetail } from './detail';
import { presentTaskRow } from './row';

/** The lists that a person has a share in. */
const keysOf = ({ userId, grants }: Caller): string[] => [`user:${userId}`, ...grants.map(({ role, orgId }) => `${role}@${orgId}`)];

async function list(deps: Deps, { caller, query, now }: Call<TasksApi['GET /tasks']>): Promise<{ items: TaskRow[]; next?: string }> {
  const { countyId, userId } = caller;
  const limit = limitOf(query);
  const [sort, id] = readCursor(query.cursor, 2) ?? [];
  const docs = await listTasks(deps, countyId, { box: query.box, keys: keysOf(caller), userId }, limit + 1, sort === undefined || id === undefined ? undefined : { sort, id });
  const shown = docs.slice(0, limit);
  const [rows, works, snapshot, roles] = await Promise.all([
    recordsOfWorks(deps, countyId, shown), worksOfTasks(deps, countyId, shown), deps.org.snapshot(countyId), deps.packs.roles(countyId),
  ]);
  const [data, tasks, packs] = await Promise.all([openRecords(deps, countyId, rows), openTasks(deps, countyId, shown), packsOf(deps, countyId, shown)]);
  const items = shown.flatMap((doc, at): TaskRow[] => {
    const index = rows.findIndex((row) => row._id === doc.recordId);
    const [row, work, pack] = [rows[index], works.get(doc.workId), packs.get(doc.release)];
    if (!row || !work || !pack) return [];
    const sight = sightOf(caller, roles, { record: row, tasks: [doc.task], visits: [], model: pack.processes[work], pack });
    return sight ? [presentTaskRow({ doc: { ...doc, task: tasks[at] ?? doc.task }, row, data: data[index] ?? {}, process: work }, pack, sight, caller, snapshot, now)] : [];
  });
  return pageFrom(docs, limit, (doc) => cursorOf(doc.sort, doc._id), items);
}

export const tasksHandlers = (deps: Deps): Handlers<TasksApi> => ({
  'GET /tasks': (call) => list(deps, call),
  'GET /tasks/counts': async ({ caller, now }) => {
    const { countyId, userId } = caller;
    const mine = { keys: keysOf(caller), userId };
    const [todo, overdue, offers, inbox] = await Promise.all([
      countTasks(deps, countyId, { box: 'todo', ...mine }), countTasks(deps, countyId, { box: 'todo', ...mine }, now), countTasks(deps, countyId, { box: 'offers', ...mine }), countUnread(deps.db, countyId, userId),
    ]);
    return { todo, overdue, offers, inbox, copied: 0, asks: 0 };
  },
  'GET /asks': async () => ({ items: [] }),
  'GET /tasks/{taskId}': (call) => taskDetail(deps, call),
});
