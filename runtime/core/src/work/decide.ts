/**
 * 办件: decide a command on one instance and its record. The form's validation, the record's patch and the engine's step are one
 * decision: all of it holds or nothing does.
 */
import { fieldsOf } from '../access/index';
import { isCandidate, step } from '../process/index';
import type { ProcessModel } from '../process/types';
import type { Program } from '../pack/program';
import type { Ctx } from '../shared/ctx';
import { problem } from '../shared/problem';
import { factsOf } from './facts';
import { accessOf, fill, patched } from './fill';
import { refused, settle } from './settle';
import type { Work, WorkCommand, WorkEvent, WorkOutcome } from './types';

/** Decide one command. CompleteTask also fills the step's form; everything else touches the instance only. */
export function decide(program: Program, work: Work, command: WorkCommand, ctx: Ctx): WorkOutcome {
  const model = program.pack.processes[work.state.process];
  if (!model) return refused(problem('work.process-unknown', '', { process: work.state.process }));
  if (command.type === 'CompleteTask') return complete(program, model, work, command, ctx);
  return settle(program, work, work.record, [], step(model, work.state, command, factsOf(program, work.record.data, ctx), ctx));
}

function complete(program: Program, model: ProcessModel, work: Work, command: WorkCommand & { type: 'CompleteTask' }, ctx: Ctx): WorkOutcome {
  const facts = factsOf(program, work.record.data, ctx);
  const task = Object.hasOwn(work.state.tasks, command.taskId) ? work.state.tasks[command.taskId] : undefined;
  // the engine says first whether it may be done at all: what somebody sends in who may not do the step is not even looked at
  if (!task || !isCandidate(task, ctx.actor)) return settle(program, work, work.record, [], step(model, work.state, command, facts, ctx));
  const node = model.nodes[task.node];
  const form = node?.task?.form;
  if (form === undefined) {
    const sent = Object.keys(command.data);
    if (sent.length > 0) return refused(...sent.slice(0, 20).map((id) => problem('form.unknown-field', `/${id.slice(0, 64)}`, { field: id.slice(0, 64) })));
    return settle(program, work, work.record, [], step(model, work.state, command, facts, ctx));
  }
  const { patch, problems } = fill(program, form, work.record.data, command.data, accessOf(node), ctx);
  if (problems.length > 0) return refused(...problems);
  const change: WorkEvent[] = Object.keys(patch).length === 0 ? [] : [{ type: 'RecordChanged', patch, base: work.record.version, by: ctx.actor.userId, at: ctx.now }];
  return settle(program, work, work.record, change, step(model, work.state, command, { ...facts, record: patched(work.record.data, patch) }, ctx));
}

/** Field titles by id, for texts about a record. */
export const titlesOf = (program: Program, recordType: string): Record<string, string> =>
  Object.fromEntries(Object.values(fieldsOf(program.pack, recordType)).map((field) => [field.id, field.title]));
