import { fieldsOf, type CompiledPack, type JsonObject, type TaskState } from '@liandong/core/run';
import { listSight, presentColumns, recordTitle, shownData, type Sight } from '../../access/index';
import type { RecordRowDoc, TaskDoc } from '../../durable/index';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { TaskRow } from './contract';

interface Source { readonly doc: Pick<TaskDoc, 'workId' | 'packId' | 'release' | 'serviceId' | 'orgId' | 'task'>; readonly row: RecordRowDoc; readonly data: JsonObject; readonly process: string }

const returnedOf = (task: TaskState, pack: CompiledPack, process: string, snapshot: OrgSnapshot): Pick<TaskRow, 'returned'> => {
  const { returned } = task;
  if (!returned) return {};
  const { from, by, comment, fields, round } = returned;
  return { returned: { by: snapshot.person(by)?.name ?? '', comment, fields: [...fields], round, fromTitle: pack.processes[process]?.nodes[from]?.title ?? from } };
};

const serviceTitle = (pack: CompiledPack, id: string): string => pack.services[id]?.title ?? id;
const assigneeOf = (task: TaskState, snapshot: OrgSnapshot): Pick<TaskRow, 'assignee'> => (task.assignee === undefined ? {} : { assignee: snapshot.person(task.assignee)?.name ?? '' });
const dueOf = ({ due }: TaskState, now: string): Pick<TaskRow, 'due' | 'overdue'> => (due === undefined ? { overdue: false } : { due, overdue: due < now });

/** A row of a worklist: what the step is, whose record it is about as far as he may see, and the facts that decide. */
export function presentTaskRow({ doc, row, data, process }: Source, pack: CompiledPack, sight: Sight, caller: Caller, snapshot: OrgSnapshot, now: string): TaskRow {
  const { task } = doc;
  const node = pack.processes[process]?.nodes[task.node];
  const fields = fieldsOf(pack, row.type);
  const shown = shownData(fields, data, listSight(sight)).data;
  return {
    id: task.id, workId: doc.workId, packId: doc.packId, release: doc.release, node: task.node, title: node?.title ?? task.node, kind: task.kind,
    serviceTitle: serviceTitle(pack, doc.serviceId), recordTitle: recordTitle(pack, row, fields, shown), ...(row.no === undefined ? {} : { no: row.no }),
    orgId: doc.orgId, orgName: snapshot.view.unit(doc.orgId)?.name ?? doc.orgId, createdAt: task.createdAt,
    ...dueOf(task, now), ...assigneeOf(task, snapshot), mine: task.assignee === caller.userId,
    ...returnedOf(task, pack, process, snapshot),
    facts: presentColumns(pack, fields, node?.task?.facts ?? [], shown, snapshot).map(({ title, value }) => ({ title, value })),
  };
}
