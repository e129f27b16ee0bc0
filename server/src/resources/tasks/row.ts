import { fieldsOf, type CompiledPack, type FieldSpec, type JsonObject, type Picked, type TaskState } from '@liandong/core/run';
import { columnPicks, listSight, presentColumns, recordTitle, shownData, type Names, type Sight } from '../../access/index';
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

/** A step with its record cut to what somebody may see of it in a list. */
export interface ShownTask { readonly source: Source; readonly pack: CompiledPack; readonly fields: Readonly<Record<string, FieldSpec>>; readonly shown: JsonObject }
export function shownTask(source: Source, pack: CompiledPack, sight: Sight): ShownTask {
  const fields = fieldsOf(pack, source.row.type);
  return { source, pack, fields, shown: shownData(fields, source.data, listSight(sight)).data };
}

const factsOf = ({ source: { doc, process }, pack }: ShownTask): readonly string[] => pack.processes[process]?.nodes[doc.task.node]?.task?.facts ?? [];
/** What its facts ask a name for. */
export const factPicks = (task: ShownTask): Picked[] => columnPicks(task.fields, factsOf(task), task.shown);

interface Around { readonly caller: Caller; readonly snapshot: OrgSnapshot; readonly now: string; readonly names: Names }
/** A row of a worklist: what the step is, whose record it is about as far as he may see, and the facts that decide. */
export function presentTaskRow(of: ShownTask, { caller, snapshot, now, names }: Around): TaskRow {
  const { source: { doc, row, process }, pack, fields, shown } = of;
  const { task } = doc;
  const node = pack.processes[process]?.nodes[task.node];
  return {
    id: task.id, workId: doc.workId, packId: doc.packId, release: doc.release, node: task.node, title: node?.title ?? task.node, kind: task.kind,
    serviceTitle: serviceTitle(pack, doc.serviceId), recordTitle: recordTitle(pack, row, fields, shown), ...(row.no === undefined ? {} : { no: row.no }),
    orgId: doc.orgId, orgName: snapshot.view.unit(doc.orgId)?.name ?? doc.orgId, createdAt: task.createdAt,
    ...dueOf(task, now), ...assigneeOf(task, snapshot), mine: task.assignee === caller.userId,
    ...returnedOf(task, pack, process, snapshot),
    facts: presentColumns(pack, fields, factsOf(of), shown, names).map(({ title, value }) => ({ title, value })),
  };
}
