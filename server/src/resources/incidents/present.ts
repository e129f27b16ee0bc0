import { isMoveTarget, problem, type CompiledPack, type ProcessState } from '@liandong/core/run';
import type { BatchDoc, BatchItemDoc, IncidentDoc, InstanceDoc, LoadedWork, RecordRowDoc } from '../../durable/index';
import type { OrgSnapshot } from '../../platform/deps';
import { sentence } from '../../text/index';
import type { Batch, BatchItem, IncidentRow, Standing } from './contract';

interface About { readonly instance: InstanceDoc | undefined; readonly row: RecordRowDoc | undefined; readonly pack: CompiledPack | undefined }

export const presentIncident = (incident: IncidentDoc, { instance, row, pack }: About, { view }: OrgSnapshot): IncidentRow => ({
  id: incident._id, workId: incident.workId, kind: incident.kind, code: incident.code,
  cause: [sentence(incident), incident.detail].filter(Boolean).join(' '), serviceTitle: pack?.services[instance?.serviceId ?? '']?.title ?? instance?.serviceId ?? '', ...(row?.no === undefined ? {} : { no: row.no }),
  orgId: incident.orgId, orgName: view.unit(incident.orgId)?.name ?? incident.orgId, attempts: incident.attempts, firstAt: incident.firstAt, lastAt: incident.lastAt, stopped: incident.stopped,
});

type Waits = Standing['tokens'][number]['waitsFor'];
const waitsAt = ({ tasks, timers, waits }: ProcessState, token: string): Waits => [...new Set<Waits[number]>([
  ...Object.values(tasks).filter((task) => task.token === token).map(() => 'task' as const),
  ...Object.values(waits).filter((wait) => wait.token === token).map((wait) => wait.kind),
  ...Object.values(timers).filter((timer) => timer.token === token).map(() => 'timer' as const),
])];

export function presentStanding({ instance, program, work: { state } }: LoadedWork): Standing {
  const model = program.pack.processes[state.process];
  const nodes = Object.values(model?.nodes ?? {});
  return {
    workId: instance._id, status: state.status, processTitle: model?.title ?? state.process,
    tokens: Object.entries(state.tokens).map(([token, place]) => ({
      token, node: place.node, title: model?.nodes[place.node]?.title || place.node, waitsFor: waitsAt(state, token),
      targets: nodes.filter((node) => node.parent === model?.nodes[place.node]?.parent && node.id !== place.node && isMoveTarget(node)).map((node) => ({ node: node.id, title: node.title || node.id })),
    })),
    vars: [
      ...Object.entries(state.vars).map(([name, value]) => ({ name, value })),
      ...Object.values(state.scopes).flatMap((scope) => Object.entries(scope.vars).map(([name, value]) => ({ scope: scope.id, name, value }))),
    ],
  };
}

export const presentBatch = ({ _id, what, by, at, total, done, failed }: BatchDoc): Batch => ({ id: _id, what, by: by.name, at, total, done, failed });
const titleOf = ({ instance, row, pack }: About): string => (instance ? (pack?.services[instance.serviceId]?.title ?? instance.serviceId) : (pack?.records[row?.type ?? '']?.title ?? ''));
export const presentItem = ({ workId, recordId, ref, state, code, params }: BatchItemDoc, about: About): BatchItem =>
  ({ workId, ref, ...(recordId === undefined ? {} : { recordId }), state, serviceTitle: titleOf(about), ...(about.row?.no === undefined ? {} : { no: about.row.no }), ...(code === undefined ? {} : { reason: sentence(problem(code, '', params)) }) });
