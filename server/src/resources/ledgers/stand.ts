/** At which step somebody fills in a form: a service that he may start, or a step that he may take. */
import { type CompiledPack, isCandidate, type JsonObject, openingStep, type RecordDoc } from '@liandong/core/run';
import { taskNow } from '../../access/index';
import { loadWork } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { LedgersApi, OutlookAt } from './contract';

type Body = Call<LedgersApi['POST /ledgers/outlook']>['body'];
type Start = Extract<OutlookAt, { serviceId: string }>;
type Task = Extract<OutlookAt, { taskId: string }>;

/** `record` holds nothing but what was sent in: who asks learns of the books what his own answers name. */
export interface Stand { readonly pack: CompiledPack; readonly process: string; readonly node: string; readonly form: string; readonly workId?: string; readonly record: RecordDoc }

async function atStart(deps: Deps, caller: Caller, { release, serviceId, orgId }: Start, data: JsonObject): Promise<Stand> {
  const pack = (await deps.packs.pack(caller.countyId, release)) ?? refuse('release.unknown', '', { sha: release.slice(0, 12) });
  const service = Object.hasOwn(pack.services, serviceId) ? pack.services[serviceId] : undefined;
  if (!service) return refuse('work.service-unknown', '/body/at/serviceId', { service: serviceId.slice(0, 64) });
  if (!caller.grants.some((grant) => grant.orgId === orgId && service.startRoles.includes(grant.role))) return refuse('work.may-not-start', '', { service: service.title });
  const model = pack.processes[service.process];
  const now = deps.clock.now();
  const record: RecordDoc = { id: '', type: service.record, packId: pack.manifest.id, release: pack.sha, orgId, state: pack.records[service.record]?.initialState ?? '', stateAt: {}, data, version: 0, createdBy: caller.userId, createdAt: now, occurredAt: now };
  return { pack, process: service.process, node: (model && openingStep(model, service.form)?.id) ?? '', form: service.form, record };
}

async function atTask(deps: Deps, caller: Caller, { workId, taskId }: Task, data: JsonObject): Promise<Stand> {
  const [loaded, { view }] = await Promise.all([loadWork(deps, caller.countyId, workId), deps.org.snapshot(caller.countyId)]);
  const task = loaded && Object.hasOwn(loaded.work.state.tasks, taskId) ? loaded.work.state.tasks[taskId] : undefined;
  if (!loaded || !task || !isCandidate(taskNow(task, view, deps.clock.now()), { userId: caller.userId, name: caller.name, grants: caller.grants })) return refuse('work.not-found');
  const { work: { state, record }, program: { pack } } = loaded;
  return { pack, process: state.process, node: task.node, form: pack.processes[state.process]?.nodes[task.node]?.task?.form ?? '', workId, record: { ...record, data } };
}

export const standOf = (deps: Deps, caller: Caller, { at, data }: Body): Promise<Stand> => ('taskId' in at ? atTask(deps, caller, at, data as JsonObject) : atStart(deps, caller, at, data as JsonObject));
