/**
 * 办件换版本: a running work goes over to another release of its pack. The process moves as its plan says; fields that are called otherwise
 * there take their values along; what is protected more strictly there is written anew, so that the host seals it. A called process leaves the
 * record alone: that is under the release of the work it belongs to.
 */
import { fieldsOf } from '../access/index';
import { same } from '../form/index';
import type { TransformStep } from '../pack/format';
import type { Program } from '../pack/program';
import { evolve } from '../process/index';
import { migrate, type MigrationPlan } from '../process/migration/index';
import type { ProcessState } from '../process/types';
import type { Ctx } from '../shared/ctx';
import type { JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { stepsFrom, transformData } from '../transform/index';
import { factsOf } from './facts';
import { patched } from './fill';
import { refused, settle } from './settle';
import type { Work, WorkEvent, WorkOutcome } from './types';

export interface WorkMigration extends MigrationPlan {
  /** id of the process in the new release, where it is called otherwise */
  readonly process?: string;
  /** old field id → new field id */
  readonly fields: Readonly<Record<string, string>>;
}

interface Fields {
  readonly patch: JsonObject;
  readonly problems: readonly Problem[];
  /** all fields that have another name now, also those that the pack renames */
  readonly renamed: Readonly<Record<string, string>>;
  /** values were written otherwise, not only under another name: that is not taken back */
  readonly isRewritten: boolean;
}

/** The names that whole fields come to have over all steps. */
function renamesIn(steps: readonly TransformStep[], data: JsonObject): Record<string, string> {
  const names: Record<string, string> = {};
  for (const step of steps) {
    if (step.do !== 'rename' || step.field.includes('/')) continue;
    const first = Object.keys(names).find((id) => names[id] === step.field) ?? step.field;
    if (Object.hasOwn(data, first)) names[first] = step.to;
  }
  return names;
}

/** What the record's data becomes: by the pack's transforms, then renamed fields of the plan, and those under another privacy level. */
function fieldsAfter(from: Program, to: Program, { record, state }: Work, plan: WorkMigration, ctx: Ctx): Fields {
  if (state.parent) return { patch: {}, problems: [], renamed: {}, isRewritten: false };
  const old = fieldsOf(from.pack, record.type);
  const steps = stepsFrom(to.pack, from.pack.manifest.version, record.type);
  const { data, unfit } = transformData(steps, record.data, { now: ctx.now, dateOf: ctx.calendar.dateOf });
  const names = renamesIn(steps, record.data);
  const { patch, problems } = planned(from, to, { ...record, data }, plan);
  const gone = Object.keys(record.data).filter((id) => !Object.hasOwn(data, id));
  const changed = Object.entries(data).filter(([id, value]) => !same(record.data[id], value));
  const isRewritten = changed.some(([id, value]) => !Object.entries(names).some(([first, name]) => name === id && same(record.data[first], value))) || gone.some((id) => !Object.hasOwn(names, id));
  return {
    patch: { ...Object.fromEntries([...gone.map((id): [string, null] => [id, null]), ...changed]), ...patch },
    problems: [...unfit.map(({ field }) => problem('migration.value-unfit', `/fields/${field}`, { field: old[field.split('/')[0] ?? '']?.title ?? field })), ...problems],
    renamed: { ...names, ...plan.fields }, isRewritten,
  };
}

function planned(from: Program, to: Program, record: Work['record'], plan: WorkMigration): Pick<Fields, 'patch' | 'problems'> {
  const [old, now] = [fieldsOf(from.pack, record.type), fieldsOf(to.pack, record.type)];
  const patch: Record<string, JsonObject[string]> = {};
  const problems: Problem[] = [];
  for (const [id, value] of Object.entries(record.data)) {
    const name = Object.hasOwn(plan.fields, id) ? (plan.fields[id] ?? id) : id;
    if (!Object.hasOwn(now, name)) {
      if (name !== id) problems.push(problem('migration.field-gone', `/fields/${id}`, { field: old[id]?.title ?? id, to: name }));
    } else if (name !== id) Object.assign(patch, { [id]: null, [name]: value });
    else if (old[id]?.level !== now[id]?.level) patch[id] = value;
  }
  return { patch, problems };
}

/** Decide to move one work; all of it or nothing. */
export function decideMigration(from: Program, to: Program, work: Work, plan: WorkMigration, comment: string, ctx: Ctx): WorkOutcome {
  const [model, target] = [from.pack.processes[work.state.process], to.pack.processes[plan.process ?? work.state.process]];
  if (comment.trim() === '') return refused(problem('process.comment-required', '/comment', { node: '' }));
  if (!model || !target) return refused(problem('work.process-unknown', '', { process: plan.process ?? work.state.process }));
  if (!to.pack.records[work.record.type]) return refused(problem('migration.record-gone', '', { record: from.pack.records[work.record.type]?.title ?? work.record.type }));
  const { patch, problems, renamed, isRewritten } = fieldsAfter(from, to, work, plan, ctx);
  if (problems.length > 0) return refused(...problems);
  const change: WorkEvent[] = Object.keys(patch).length === 0 ? [] : [{ type: 'RecordChanged', patch, base: work.record.version, by: ctx.actor.userId, at: ctx.now }];
  const facts = factsOf(to, patched(work.record.data, patch), ctx);
  return settle(to, work, work.record, change, migrate(model, target, work.state, plan, { comment, release: to.pack.sha, from: from.pack.sha, ...(work.state.parent ? {} : { fields: renamed }), ...(isRewritten ? { rewritten: true } : {}) }, facts, ctx));
}

/** It has written values otherwise: what they were before stands in the history only. */
export const rewrittenSince = (): { readonly ok: false; readonly problems: readonly Problem[] } => ({ ok: false, problems: [problem('migration.rewritten')] });

/** Something has happened since the migration, or there was none. */
export const movedOn = (): { readonly ok: false; readonly problems: readonly Problem[] } => ({ ok: false, problems: [problem('migration.moved-on')] });

/**
 * Take a migration back, as long as nothing has happened since: the state is again what it was, values have their old names. `before` is the
 * state as it was stored then, `renamed` the fields that the migration renamed.
 */
export function decideUndo(to: Program, work: Work, before: ProcessState, renamed: Readonly<Record<string, string>>, comment: string, ctx: Ctx): WorkOutcome {
  if (comment.trim() === '') return refused(problem('process.comment-required', '/comment', { node: '' }));
  const back = Object.fromEntries(Object.entries(renamed).map(([old, now]) => [now, old]));
  const patch: Record<string, JsonObject[string]> = {};
  // written anew as a whole: what it is sealed under is the old release's to say
  if (!before.parent) for (const [id, value] of Object.entries(work.record.data)) Object.assign(patch, Object.hasOwn(back, id) ? { [id]: null, [back[id] ?? id]: value } : { [id]: value });
  const change: WorkEvent[] = Object.keys(patch).length === 0 ? [] : [{ type: 'RecordChanged', patch, base: work.record.version, by: ctx.actor.userId, at: ctx.now }];
  const event = { type: 'MigrationUndone', state: before, release: to.pack.sha, ...(before.parent ? { called: true as const } : {}), by: ctx.actor.userId, at: ctx.now, comment } as const;
  return settle(to, work, work.record, change, { ok: true, events: [event], effects: [], state: evolve(work.state, event) });
}
