/** Commands on human steps: take, give back, complete, return, hand on. */
import { isCandidate } from '../candidates';
import { remove } from '../engine/kill';
import { placeOf, type Run } from '../engine/run';
import { move } from '../engine/tokens';
import { trigger } from '../engine/trigger';
import { assign } from '../engine/variables';
import { refuse } from '../refused';
import { findUnsound } from '../soundness';
import { isFlat } from '../structure';
import type { ProcessNode, TaskState } from '../types';
import type { Commands } from './table';

export const taskCommands: Pick<Commands, 'ClaimTask' | 'ReleaseTask' | 'CompleteTask' | 'ReturnTask' | 'ReassignTask'> = {
  ClaimTask: (run, { taskId }) => {
    const task = openTaskFor(run, taskId);
    if (task.assignee !== run.ctx.actor.userId) run.emit({ type: 'TaskClaimed', taskId, by: run.ctx.actor.userId });
  },
  ReleaseTask: (run, { taskId }) => {
    const task = taskOf(run, taskId);
    if (task.assignee !== run.ctx.actor.userId) refuse('process.not-assignee', '', { task: taskId });
    if (task.candidates.length === 0) refuse('process.nobody-else', '', { task: taskId });
    run.emit({ type: 'TaskReleased', taskId, by: run.ctx.actor.userId });
  },
  CompleteTask: (run, command) => {
    const task = openTaskFor(run, command.taskId);
    const node = run.node(task.node);
    const outcome = checkedOutcome(node, command.outcome, command.comment);
    run.emit({
      type: 'TaskCompleted', taskId: task.id, node: node.id, by: run.ctx.actor.userId, at: run.ctx.now,
      ...(outcome === undefined ? {} : { outcome }),
      ...(command.comment ? { comment: command.comment } : {}),
    });
    assign(run, '', undefined, { outcome: outcome ?? null });
    trigger(run, node, { token: task.token }, command.vars ?? {});
  },
  ReturnTask: (run, command) => {
    const task = openTaskFor(run, command.taskId);
    const node = run.node(task.node);
    if (command.comment.trim() === '') refuse('process.comment-required', '/comment', { node: node.title });
    const passed = node.task?.returns.includes(command.to) && run.node(command.to).parent === node.parent ? lastPassed(run, task.token, command.to) : undefined;
    if (passed === undefined) return refuse('process.return-target', '/to', { to: command.to });
    const fields = command.fields ?? [];
    const by = run.ctx.actor.userId;
    run.emit({ type: 'TaskReturned', taskId: task.id, node: node.id, to: command.to, by, at: run.ctx.now, comment: command.comment, fields });
    run.returning = { from: node.id, by, comment: command.comment, fields, round: run.state.entered[command.to] ?? 1 };
    return goBack(run, outermost(run, task.token), command.to, passed);
  },
  ReassignTask: (run, { taskId, userId, comment }) => {
    const task = taskOf(run, taskId);
    if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: run.node(task.node).title });
    if (task.excluded.includes(userId)) refuse('process.excluded', '/userId', { userId });
    run.emit({ type: 'TaskReassigned', taskId, to: userId, by: run.ctx.actor.userId, comment });
  },
};

const taskOf = (run: Run, taskId: string): TaskState => (Object.hasOwn(run.state.tasks, taskId) ? run.state.tasks[taskId] : undefined) ?? refuse('process.task-unknown', '', { task: taskId });

/** The task, if the actor may act on it now; otherwise who has it. */
function openTaskFor(run: Run, taskId: string): TaskState {
  const task = taskOf(run, taskId);
  if (isCandidate(task, run.ctx.actor)) return task;
  return task.assignee === undefined ? refuse('process.not-candidate', '', { node: run.node(task.node).title }) : refuse('process.already-claimed', '', { by: task.assignee });
}

function checkedOutcome(node: ProcessNode, outcome: string | undefined, comment: string | undefined): string | undefined {
  const outcomes = node.task?.outcomes ?? [];
  if (outcomes.length === 0) return outcome === undefined ? undefined : refuse('process.outcome-unknown', '/outcome', { outcome });
  const chosen = outcomes.find((entry) => entry.id === outcome) ?? (outcome === undefined && outcomes.length === 1 ? outcomes[0] : undefined);
  if (!chosen) return refuse('process.outcome-unknown', '/outcome', { outcome: outcome ?? '' });
  if (chosen.comment === 'required' && !comment?.trim()) refuse('process.comment-required', '/comment', { node: node.title });
  return chosen.id;
}

/** A member of a multi-instance step goes back with all the others: the token of the step as a whole. */
function outermost(run: Run, token: string): string {
  const place = placeOf(run, token);
  const scope = run.state.scopes[place.scope ?? ''];
  return scope?.kind === 'multi' && scope.node === place.node ? scope.token : token;
}

/** The step that the token passed last at `node`, as an index of visits: only what lies on its own way can be gone back to. */
const lastPassed = (run: Run, token: string, node: string): number | undefined => [...placeOf(run, token).past].reverse().find((visit) => run.state.visits[visit]?.node === node);

/**
 * 退回 with other branches open: whatever came from the step that is gone back to is taken away with it; branches that began before
 * stay. Where a join would then wait for a branch that has already come through it, the return is refused: it would never go on.
 */
function goBack(run: Run, token: string, to: string, passed: number): void {
  const { scope } = placeOf(run, token);
  const past = placeOf(run, token).past.filter((visit) => visit < passed);
  for (const [id, place] of Object.entries(run.state.tokens)) if (id !== token && place.scope === scope && place.past.includes(passed)) remove(run, id);
  const places = Object.entries(run.state.tokens).filter(([id, place]) => id !== token && place.scope === scope).map(([, place]) => place);
  if (isFlat(run.model) && findUnsound(run.model, [...places, { node: to }])?.kind === 'stuck') refuse('process.return-parallel', '/to', { to: run.node(to).title });
  move(run, token, to, past);
}
