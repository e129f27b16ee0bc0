import { fieldsOf, isCandidate, soughtFor, type CompiledPack, type TaskState } from '@liandong/core/run';
import { isOfferOnly, listSight, recordTitle, shownData, type Sight } from '../../access/index';
import type { InstanceDoc, RecordRowDoc } from '../../durable/index';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { together } from './called';
import type { RecordView, WorkRow, WorkView } from './contract';
import { outsideMay, takeBackIn, workMay } from './may';
import type { Seen } from './see';
import { asksIn, copiesIn, suspendedIn } from './telling';
import { timelineIn } from './timeline';
import type { Told } from './told';

function presentTask(seen: Seen, caller: Caller, task: TaskState, index: number): WorkView['tasks'][number] {
  const { program, snapshot, roles, instance } = seen;
  const sought = soughtFor(task);
  const assignee = task.assignee === undefined ? undefined : (snapshot.person(task.assignee)?.name ?? '');
  return {
    id: task.id, workId: instance._id, node: task.node, title: program.pack.processes[instance.state.process]?.nodes[task.node]?.title ?? task.node, kind: task.kind,
    roleTitle: roles.find((role) => role.id === sought.role)?.title ?? sought.role, orgName: snapshot.view.unit(sought.orgId)?.name ?? sought.orgId,
    ...(assignee === undefined ? {} : { assignee }), ...(task.due === undefined ? {} : { due: task.due }), mine: isCandidate(task, caller), may: outsideMay(seen, caller, task, index),
  };
}

/** A work with what its entries tell. */
export interface Read { readonly seen: Seen; readonly told: Told }

/** The work and what it has called: one matter, with the open steps, questions and copies of all. */
export function presentWork([{ seen, told }, ...called]: readonly [Read, ...Read[]], caller: Caller, record: RecordView): WorkView {
  const { instance, program, snapshot, sight } = seen;
  const { state } = instance;
  const { pack } = program;
  const all = [{ seen, told }, ...called];
  const tasks = all.flatMap(({ seen: one }) =>
    Object.values(one.work.state.tasks).filter((task) => !isOfferOnly(sight) || isCandidate(task, caller)).map((task, index) => presentTask(one, caller, task, index)));
  return {
    id: instance._id, serviceId: instance.serviceId, serviceTitle: pack.services[instance.serviceId]?.title ?? instance.serviceId,
    packId: instance.packId, release: instance.release, version: pack.manifest.version, status: state.status,
    orgId: instance.orgId, orgName: snapshot.view.unit(instance.orgId)?.name ?? instance.orgId,
    startedBy: isOfferOnly(sight) ? '' : (snapshot.person(instance.startedBy)?.name ?? ''), startedAt: instance.startedAt,
    ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }), may: workMay(seen, caller), ...suspendedIn(seen, told, state.suspended),
    takeBack: all.flatMap((one) => takeBackIn(one.seen, caller)), copies: isOfferOnly(sight) ? [] : all.flatMap((one) => copiesIn(one.seen, one.told, caller)), asks: all.flatMap((one) => asksIn(one.seen, one.told, caller)),
    tasks, record, timeline: together(all.map((one) => timelineIn(one.seen, one.told))),
  };
}

/** Title of a row: never with sensitive values in full. */
export const rowTitle = (pack: CompiledPack, row: RecordRowDoc, data: Parameters<typeof shownData>[1], sight: Sight): string => {
  const fields = fieldsOf(pack, row.type);
  return recordTitle(pack, row, fields, shownData(fields, data, listSight(sight)).data);
};

const unreadBy = ({ concerns = [] }: InstanceDoc, { userId }: Caller): Pick<WorkRow, 'unread'> => (concerns.includes(`unread:${userId}`) ? { unread: true } : {});

export function presentRow(instance: InstanceDoc, row: RecordRowDoc, pack: CompiledPack, title: string, snapshot: OrgSnapshot, caller: Caller): WorkRow {
  const { state } = instance;
  const nodes = pack.processes[state.process]?.nodes;
  const [first] = Object.values(state.tasks);
  return {
    id: instance._id, serviceTitle: pack.services[instance.serviceId]?.title ?? instance.serviceId, title, ...(row.no === undefined ? {} : { no: row.no }),
    stateTitle: pack.records[row.type]?.states.find((entry) => entry.id === row.state)?.title ?? row.state, status: state.status,
    orgName: snapshot.view.unit(instance.orgId)?.name ?? instance.orgId, startedAt: instance.startedAt, ...(first ? { waitingFor: nodes?.[first.node]?.title ?? first.node } : {}),
    ...unreadBy(instance, caller),
  };
}
