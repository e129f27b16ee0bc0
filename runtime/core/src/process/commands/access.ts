/** Who among the people of the case may act on an open step. What an operator may is the host's to say. */
import { actsFor, isCandidate } from '../candidates';
import type { Run } from '../engine/run';
import { refuse } from '../refused';
import type { Scope, TaskState } from '../types';

export const taskOf = (run: Run, taskId: string): TaskState => (Object.hasOwn(run.state.tasks, taskId) ? run.state.tasks[taskId] : undefined) ?? refuse('process.task-unknown', '', { task: taskId });

/** The task, if the actor may act on it now; otherwise who has it. */
export function openTaskFor(run: Run, taskId: string): TaskState {
  const task = taskOf(run, taskId);
  const standIn = actsFor(task, run.ctx.actor);
  if (standIn?.until !== undefined && standIn.until < run.ctx.now) refuse('process.stand-in-over', '', { until: standIn.until });
  if (isCandidate(task, run.ctx.actor)) return task;
  return task.assignee === undefined ? refuse('process.not-candidate', '', { node: run.node(task.node).title }) : refuse('process.already-claimed', '', { by: task.assignee });
}

export function reasonGiven(run: Run, comment: string, node = ''): { readonly by: string; readonly at: string; readonly comment: string } {
  if (comment.trim() === '') refuse('process.comment-required', '/comment', { node });
  return { by: run.ctx.actor.userId, at: run.ctx.now, comment };
}

/** The bracket that a task signs in. */
export function bracketOf(run: Run, task: TaskState): Scope | undefined {
  const scope = run.state.scopes[run.state.tokens[task.token]?.scope ?? ''];
  return scope?.kind === 'multi' && scope.node === task.node ? scope : undefined;
}

/** Everybody who signs, has signed or is to sign the step that a task belongs to, but not by this task. */
export function othersSigning(run: Run, task: TaskState): readonly string[] {
  const bracket = bracketOf(run, task);
  const isBeside = (other: TaskState): boolean => other.id !== task.id && (other.token === task.token || (bracket !== undefined && run.state.tokens[other.token]?.scope === bracket.id));
  const beside = Object.values(run.state.tasks).filter(isBeside);
  return [...beside.flatMap((other) => [...(other.assignee === undefined ? [] : [other.assignee]), ...(other.after ?? [])]), ...(task.after ?? []), ...(bracket?.multi?.signing?.votes ?? []).map((vote) => vote.by)];
}

/** May the step go to this person? Not where he is excluded, nor where he would sign twice. */
export function checkReceiver(run: Run, task: TaskState, userId: string, path = '/userId'): void {
  if (task.excluded.includes(userId)) refuse('process.excluded', path, { userId });
  if (task.assignee === userId) refuse('process.already-has-it', path, { userId });
  if (othersSigning(run, task).includes(userId)) refuse('process.already-signer', path, { userId });
}
