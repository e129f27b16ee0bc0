/** Many open instances without starting each: one real one, copied to every station by insertMany. */
import type { InstanceDoc, HistoryDoc, RecordRowDoc, TaskDoc } from '@liandong/server/durable';
import { type BenchCounty, COUNTY, openTask } from './county';
import { lanes } from './stats';
import { personFor, STATIONS, stationOf } from './workload';

const AT_ONCE = 1000;
interface Template { readonly instance: InstanceDoc; readonly row: RecordRowDoc; readonly entry: HistoryDoc; readonly task: TaskDoc }

async function templateOf(county: BenchCounty, have: number): Promise<Template> {
  const { db } = county.server.deps;
  const work = await county.begin(0, `template-${have}`);
  const [entry, task] = await Promise.all([db.collection('history').findOne({ countyId: COUNTY, workId: work.instance._id }), db.collection('tasks').findOne({ _id: openTask(work, 'fill') as never })]);
  return { instance: work.instance, row: work.row, entry: entry as unknown as HistoryDoc, task: task as unknown as TaskDoc };
}

/** Due within a day, in no order. */
const dueOf = (index: number): string => new Date(Date.UTC(2026, 11, 1) + ((index * 7919) % 86_400) * 1000).toISOString();

function copyOf({ instance, row, entry, task }: Template, index: number) {
  const [id, recordId, taskId, orgId, clerk] = [`open-${index}`, `open-${index}-record`, `open-${index}-task`, stationOf(index), personFor({ role: 'CLERK' }, index)];
  const open = { ...task.task, id: taskId, candidates: [{ role: 'CLERK', orgId }], due: dueOf(index) };
  return {
    instances: { ...instance, _id: id, orgId, recordId, startedBy: clerk, performers: [clerk], state: { ...instance.state, instanceId: id, recordId, orgId, initiator: clerk, tasks: { [taskId]: open } } },
    records: { ...row, _id: recordId, workId: id, orgId, no: `open-${index}`, scope: [`u:${orgId}`, `t:${COUNTY}`, `t:${orgId}`, `p:${clerk}`], performers: [clerk], factsDue: undefined },
    history: { ...entry, _id: `${id}.1`, workId: id, recordId, commandId: id, todo: [], todoDue: undefined },
    tasks: { ...task, _id: taskId, workId: id, recordId, orgId, queue: [`CLERK@${orgId}`], sort: open.due, task: open, remindAt: open.due },
  };
}

/** From `have` open instances to `want`. */
export async function openInstances(county: BenchCounty, have: number, want: number): Promise<void> {
  if (want <= have) return;
  const { db } = county.server.deps;
  const template = await templateOf(county, have);
  await lanes(0, Math.ceil((want - have) / AT_ONCE), 2, async (group) => {
    const from = have + group * AT_ONCE;
    const copies = Array.from({ length: Math.min(AT_ONCE, want - from) }, (_, index) => copyOf(template, from + index));
    for (const collection of ['instances', 'records', 'history', 'tasks'] as const) {
      await db.collection(collection).insertMany(copies.map((copy) => copy[collection]) as never, { ordered: false, ignoreUndefined: true, writeConcern: { w: 1 } });
    }
  });
}
export const pagesOf = (): number[] => Array.from({ length: STATIONS * 4 }, (_, index) => index);
