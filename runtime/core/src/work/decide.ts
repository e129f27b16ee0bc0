/**
 * 办件: decide a start or a command on one instance and its record. The form's validation, the record's patch and the engine's step
 * are one decision: all of it holds or nothing does.
 */
import { fieldsOf } from '../access/index';
import { evaluate, validate } from '../form/index';
import type { FieldAccess, FormCtx } from '../form/types';
import { isCandidate, start, step } from '../process/index';
import type { Outcome, ProcessEvent, ProcessNode, TaskState } from '../process/types';
import type { Program } from '../pack/program';
import type { RecordDoc } from '../record/types';
import type { Ctx } from '../shared/ctx';
import type { Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { evolveWork } from './evolve';
import type { StartWork, Work, WorkCommand, WorkEvent, WorkOutcome } from './types';

const refused = (...problems: Problem[]): WorkOutcome => ({ ok: false, problems });
const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a step lets its performer do with the form; by default what the form says. */
export const accessOf = (node: ProcessNode | undefined): FieldAccess => node?.task?.access ?? {};

const formCtx = (ctx: Ctx, access: FieldAccess): FormCtx => ({ now: ctx.now, params: ctx.params, access, dateOf: ctx.calendar.dateOf });

interface Filled {
  readonly patch: JsonObject;
  readonly problems: readonly Problem[];
}

/**
 * What the submitted data changes. Only fields that the step lets one edit may differ from the record; calculated ones are recomputed;
 * an answer that a rule hides is taken out of the record.
 */
function fill(program: Program, formId: string, record: JsonObject, submitted: JsonObject, access: FieldAccess, ctx: Ctx): Filled {
  const form = program.pack.forms[formId];
  if (!form) return { patch: {}, problems: [problem('form.unknown', '', { form: formId })] };
  const context = formCtx(ctx, access);
  const own = Object.fromEntries(Object.entries(record).filter(([id]) => form.fields[id]));
  const state = evaluate(form, { ...own, ...submitted }, context);
  const refusedFields = Object.keys(submitted)
    .filter((id) => form.fields[id] && !same(submitted[id], record[id]))
    .filter((id) => (state.fields[id]?.readonly === true && state.fields[id]?.calculated !== true) || access[id] === 'hide' || (access[id] === undefined && access['*'] === 'hide'))
    .map((id) => problem('work.field-not-editable', `/${id}`, { title: form.fields[id]?.title ?? id }));
  const unknown = Object.keys(submitted).filter((id) => !form.fields[id]);
  const invalid = validate(program, formId, { ...own, ...submitted }, context);
  if (refusedFields.length + invalid.length + unknown.length > 0) return { patch: {}, problems: [...refusedFields, ...invalid] };
  const editable = Object.keys(form.fields).filter((id) => state.fields[id]?.calculated === true || (access[id] ?? access['*'] ?? 'edit') === 'edit');
  const changed = editable.filter((id) => !same(state.submit[id], record[id]));
  return { patch: Object.fromEntries(changed.map((id) => [id, state.submit[id] ?? null])), problems: [] };
}

const merged = (data: JsonObject, patch: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries({ ...data, ...patch }).filter(([, value]) => value !== null));

/** Work that is called off takes its record to the state the pack names for that. */
function withEndState(program: Program, before: Work | undefined, events: readonly ProcessEvent[]): readonly ProcessEvent[] {
  const ended = events.find((event) => event.type === 'InstanceEnded');
  const type = program.pack.records[before?.record.type ?? ''];
  if (ended?.type !== 'InstanceEnded' || !type) return events;
  const state = ended.status === 'withdrawn' ? type.onWithdrawn : ended.status === 'terminated' ? type.onTerminated : undefined;
  return state === undefined ? events : [...events, { type: 'RecordStateSet', state, at: ended.at }];
}

function finish(program: Program, before: Work | undefined, recordEvents: readonly WorkEvent[], outcome: Outcome): WorkOutcome {
  if (!outcome.ok) return outcome;
  const events = [...recordEvents, ...withEndState(program, before, outcome.events)];
  const work = events.reduce<Work | undefined>(evolveWork, before);
  return work ? { ok: true, events, effects: outcome.effects, work } : refused(problem('work.empty'));
}

const mayStart = (program: Program, input: StartWork, ctx: Ctx): Problem | undefined => {
  const service = program.pack.services[input.serviceId];
  const unit = ctx.org.unit(input.orgId);
  if (!service) return problem('work.service-unknown', '/serviceId', { service: input.serviceId });
  if (!unit || !service.tiers.includes(unit.tier)) return problem('work.not-offered-here', '/orgId', { service: service.title });
  const holds = ctx.actor.grants.some((grant) => grant.orgId === input.orgId && service.startRoles.includes(grant.role));
  return holds ? undefined : problem('work.may-not-start', '', { service: service.title });
};

/** The first human step that shows the service's own form is done by starting: the starter has just filled it. */
function firstStep(program: Program, work: Work, formId: string, ctx: Ctx): TaskState | undefined {
  const model = program.pack.processes[work.state.process];
  return Object.values(work.state.tasks).find((task) => model?.nodes[task.node]?.task?.form === formId && isCandidate(task, ctx.actor));
}

/** Start a service at a unit: the record is made, the instance begins, the first step is done with the same answers. */
export function decideStart(program: Program, input: StartWork, ctx: Ctx): WorkOutcome {
  const { pack } = program;
  const stopped = mayStart(program, input, ctx);
  const service = pack.services[input.serviceId];
  const model = pack.processes[service?.process ?? ''];
  const type = pack.records[service?.record ?? ''];
  if (stopped || !service || !model || !type) return refused(stopped ?? problem('work.service-broken', '', { service: input.serviceId }));
  const occurredAt = input.occurredAt ?? ctx.now;
  if (occurredAt > ctx.now) return refused(problem('work.occurs-later', '/occurredAt', { at: occurredAt }));
  const first = Object.values(model.nodes).find((node) => node.task?.form === service.form);
  const filled = fill(program, service.form, {}, input.data, accessOf(first), ctx);
  if (filled.problems.length > 0) return refused(...filled.problems);

  const record: RecordDoc = {
    id: ctx.newId('record'), type: type.id, packId: pack.manifest.id, release: pack.sha, orgId: input.orgId, state: type.initialState,
    stateAt: { [type.initialState]: ctx.now }, data: merged({}, filled.patch), version: 1, createdBy: ctx.actor.userId, createdAt: ctx.now, occurredAt,
  };
  const facts = { record: record.data, params: pack.params };
  const created: WorkEvent = { type: 'RecordCreated', record };
  const begun = finish(program, undefined, [created], start(model, { instanceId: ctx.newId('instance'), orgId: input.orgId, recordId: record.id, vars: {} }, facts, ctx));
  if (!begun.ok) return begun;
  const task = firstStep(program, begun.work, service.form, ctx);
  if (!task) return begun;
  const done = finish(program, begun.work, [], step(model, begun.work.state, { type: 'CompleteTask', id: input.id, taskId: task.id, data: {} }, facts, ctx));
  return done.ok ? { ...done, events: [...begun.events, ...done.events], effects: [...begun.effects, ...done.effects] } : done;
}

/** Decide one command. CompleteTask also fills the step's form; everything else touches the instance only. */
export function decide(program: Program, work: Work, command: WorkCommand, ctx: Ctx): WorkOutcome {
  const model = program.pack.processes[work.state.process];
  if (!model) return refused(problem('work.process-unknown', '', { process: work.state.process }));
  const facts = { record: work.record.data, params: program.pack.params };
  if (command.type !== 'CompleteTask') return finish(program, work, [], step(model, work.state, command, facts, ctx));

  const task = work.state.tasks[command.taskId];
  const node = model.nodes[task?.node ?? ''];
  const allowed = task !== undefined && isCandidate(task, ctx.actor);
  const form = node?.task?.form;
  if (form === undefined || !allowed) return finish(program, work, [], step(model, work.state, command, facts, ctx));
  const filled = fill(program, form, work.record.data, command.data, accessOf(node), ctx);
  if (filled.problems.length > 0) return refused(...filled.problems);
  const data = merged(work.record.data, filled.patch);
  const change: WorkEvent[] = Object.keys(filled.patch).length === 0 ? [] : [{ type: 'RecordChanged', patch: filled.patch, base: work.record.version, by: ctx.actor.userId, at: ctx.now }];
  return finish(program, work, change, step(model, work.state, command, { ...facts, record: data }, ctx));
}

/** Field titles by id, for texts about a record. */
export const titlesOf = (program: Program, recordType: string): Record<string, string> =>
  Object.fromEntries(Object.values(fieldsOf(program.pack, recordType)).map((field) => [field.id, field.title]));
