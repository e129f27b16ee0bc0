import { sightOf, taskNow } from '../../access/index';
import { countConcerning, countTasks, listTasks, openRecords, openTasks, recordsOfWorks, standInKey, worksOfTasks } from '../../durable/index';
import { closedIn, shownRows } from '../../closed/index';
import { namesOf } from '../../names/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { countUnread } from '../inbox/index';
import { packsOf } from '../packs/index';
import { countAsks, listAsks } from './asks';
import type { TaskRow, TasksApi } from './contract';
import { taskDetail } from './detail';
import { factPicks, presentTaskRow, shownTask, type ShownTask } from './row';

/** The lists that a person has a share in now: his own, his roles', and those of whom he stands in for. */
async function keysOf(deps: Deps, { countyId, userId, grants }: Caller, now: string): Promise<string[]> {
  const { standIns } = await deps.org.snapshot(countyId);
  const principals = standIns.filter((row) => row.userId === userId && row.from <= now && now < row.until).map((row) => standInKey(userId, row.for));
  return [`user:${userId}`, ...grants.map(({ role, orgId }) => `${role}@${orgId}`), ...principals];
}

async function list(deps: Deps, { caller, query, now }: Call<TasksApi['GET /tasks']>): Promise<{ items: TaskRow[]; next?: string }> {
  const { countyId, userId } = caller;
  const limit = limitOf(query);
  const [sort, id] = readCursor(query.cursor, 2) ?? [];
  const docs = await listTasks(deps, countyId, { box: query.box, keys: await keysOf(deps, caller, now), userId }, limit + 1, sort === undefined || id === undefined ? undefined : { sort, id });
  const shown = docs.slice(0, limit);
  const [rows, works, snapshot, roles] = await Promise.all([
    recordsOfWorks(deps, countyId, shown), worksOfTasks(deps, countyId, shown), deps.org.snapshot(countyId), deps.packs.roles(countyId),
  ]);
  const [data, tasks, packs] = await Promise.all([openRecords(deps, countyId, rows), openTasks(deps, countyId, shown), packsOf(deps, countyId, shown)]);
  const closed = await closedIn(deps, caller, shownRows(rows, packs), now);
  const seen = shown.flatMap((doc, at): ShownTask[] => {
    const index = rows.findIndex((row) => row._id === doc.recordId);
    const [row, work, pack] = [rows[index], works.get(doc.workId), packs.get(doc.release)];
    if (!row || !work || !pack) return [];
    const sight = sightOf(caller, roles, { record: row, tasks: [taskNow(doc.task, snapshot.view, now)], visits: [], told: [], model: pack.processes[work], pack });
    return sight ? [shownTask({ doc: { ...doc, task: tasks[at] ?? doc.task }, row, data: data[index] ?? {}, process: work }, pack, { ...sight, closed: closed.get(row._id) ?? [] })] : [];
  });
  const names = await namesOf(deps, caller, seen.flatMap(factPicks));
  const items = seen.map((one) => presentTaskRow(one, { caller, snapshot, now, names }));
  return pageFrom(docs, limit, (doc) => cursorOf(doc.sort, doc._id), items);
}

export const tasksHandlers = (deps: Deps): Handlers<TasksApi> => ({
  'GET /tasks': (call) => list(deps, call),
  'GET /tasks/counts': async ({ caller, now }) => {
    const { countyId, userId } = caller;
    const mine = { keys: await keysOf(deps, caller, now), userId };
    const [todo, overdue, offers, inbox, copied, asks] = await Promise.all([
      countTasks(deps, countyId, { box: 'todo', ...mine }), countTasks(deps, countyId, { box: 'todo', ...mine }, now), countTasks(deps, countyId, { box: 'offers', ...mine }), countUnread(deps.db, countyId, userId),
      countConcerning(deps, countyId, `unread:${userId}`), countAsks(deps, caller),
    ]);
    return { todo, overdue, offers, inbox, copied, asks };
  },
  'GET /asks': (call) => listAsks(deps, call),
  'GET /tasks/{taskId}': (call) => taskDetail(deps, call),
});
