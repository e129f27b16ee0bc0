import { SYSTEM } from '../org/types';
import { isCandidate, nextSteps, start, step } from '../process/index';
import type { ProcessModel, ProcessNode, TaskState } from '../process/types';
import type { ServiceItem } from '../pack/format';
import type { Program } from '../pack/program';
import type { RecordDoc } from '../record/types';
import type { Ctx } from '../shared/ctx';
import { problem, type Problem } from '../shared/problem';
import { unstarted } from './evolve';
import { factsOf } from './facts';
import { accessOf, fill, patched } from './fill';
import { refused, settle } from './settle';
import type { CallWork, StartWork, Work, WorkEvent, WorkOutcome } from './types';

function mayStart(service: ServiceItem, input: StartWork, ctx: Ctx): Problem | undefined {
  const unit = ctx.org.unit(input.orgId);
  if (!unit || !service.tiers.includes(unit.tier)) return problem('work.not-offered-here', '/orgId', { service: service.title });
  // nobody fills a form for what an event begins: the machine does it, with an empty record
  if (input.event) return ctx.actor.userId === SYSTEM.userId ? undefined : problem('work.event-only');
  const holds = ctx.actor.grants.some((grant) => grant.orgId === input.orgId && service.startRoles.includes(grant.role));
  return holds ? undefined : problem('work.may-not-start', '', { service: service.title });
}

/** Late entry is allowed and stays visible; the future is not. */
function occurred(input: StartWork, ctx: Ctx): { at: string; problem?: Problem } {
  if (input.occurredAt === undefined) return { at: ctx.now };
  const time = Date.parse(input.occurredAt);
  if (Number.isNaN(time)) return { at: ctx.now, problem: problem('work.occurs-invalid', '/occurredAt') };
  const at = new Date(time).toISOString();
  return at > ctx.now ? { at, problem: problem('work.occurs-later', '/occurredAt', { at }) } : { at };
}

/** The step that the starter's form stands for: a first human step that shows the service's own form. */
export const openingStep = (model: ProcessModel, formId: string): ProcessNode | undefined =>
  nextSteps(model, model.start).find(({ node }) => node.task?.kind === 'task' && node.task.form === formId)?.node;

/** It is done by starting when the starter may take it and nothing is left to decide. Else it waits for whom it is meant for. */
function doneByStarting(node: ProcessNode | undefined, work: Work, ctx: Ctx): TaskState | undefined {
  const outcomes = node?.task?.outcomes ?? [];
  if (outcomes.length > 1 || outcomes[0]?.comment === 'required') return undefined;
  return Object.values(work.state.tasks).find((task) => task.node === node?.id && isCandidate(task, ctx.actor));
}

/** Start a service at a unit: the record is made, the instance begins, the opening step is done with the same answers. */
export function decideStart(program: Program, input: StartWork, ctx: Ctx): WorkOutcome {
  const { pack } = program;
  const service = Object.hasOwn(pack.services, input.serviceId) ? pack.services[input.serviceId] : undefined;
  if (!service) return refused(problem('work.service-unknown', '/serviceId', { service: input.serviceId.slice(0, 64) }));
  const stopped = mayStart(service, input, ctx);
  const time = occurred(input, ctx);
  const [model, type] = [pack.processes[service.process], pack.records[service.record]];
  if (stopped) return refused(stopped);
  if (time.problem) return refused(time.problem);
  if (!model || !type) return refused(problem('work.service-broken', '', { service: service.title }));
  const opening = input.event ? undefined : openingStep(model, service.form);
  const filled = input.event ? { patch: {}, problems: [] } : fill(program, service.form, {}, input.data, accessOf(opening), ctx);
  if (filled.problems.length > 0) return refused(...filled.problems);
  const record: RecordDoc = {
    id: ctx.newId('record'), type: type.id, packId: pack.manifest.id, release: pack.sha, orgId: input.orgId, state: type.initialState,
    stateAt: { [type.initialState]: ctx.now }, data: patched({}, filled.patch), version: 1, createdBy: ctx.actor.userId, createdAt: ctx.now, occurredAt: time.at,
  };
  return begin({ program, model, record, opening, input }, ctx);
}

interface Beginning { readonly program: Program; readonly model: ProcessModel; readonly record: RecordDoc; readonly opening: ProcessNode | undefined; readonly input: StartWork }

function begin({ program, model, record, opening, input: { id, event } }: Beginning, ctx: Ctx): WorkOutcome {
  const facts = factsOf(program, record.data, ctx);
  const created: WorkEvent = { type: 'RecordCreated', record };
  const input = { instanceId: ctx.newId('instance'), orgId: record.orgId, recordId: record.id, vars: event?.vars ?? {}, ...(event?.node === undefined ? {} : { at: event.node }) };
  const begun = settle(program, undefined, record, [created], start(model, input, facts, ctx));
  const task = begun.ok ? doneByStarting(opening, begun.work, ctx) : undefined;
  if (!begun.ok || !task) return begun;
  const done = settle(program, begun.work, record, [], step(model, begun.work.state, { type: 'CompleteTask', id, taskId: task.id, data: {} }, facts, ctx));
  return done.ok ? { ...done, events: [...begun.events, ...done.events], effects: [...begun.effects, ...done.effects] } : done;
}

/** Start a called process: an instance of its own on the record of its caller. */
export function decideCall(program: Program, record: RecordDoc, call: CallWork, ctx: Ctx): WorkOutcome {
  const { processes } = program.pack;
  const model = Object.hasOwn(processes, call.process) ? processes[call.process] : undefined;
  if (!model) return refused(problem('work.process-unknown', '', { process: call.process.slice(0, 64) }));
  const { childId: instanceId, orgId, initiator, vars, parent } = call;
  return settle(program, unstarted(record), record, [], start(model, { instanceId, orgId, recordId: record.id, vars, parent, initiator }, factsOf(program, record.data, ctx), ctx));
}
