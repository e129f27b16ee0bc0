/** Who among the people of the case may act on an open step. What an operator may is the host's to say. */
import { actsFor, isCandidate } from '../candidates';
import { signerOf } from '../approval/signing';
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

/** Who is to sign when his turn comes. */
export const stillToCome = ({ multi }: Scope): readonly string[] => (multi?.items ?? []).slice(multi?.next ?? 0).flatMap((item) => signerOf(item) ?? []);

/** Who signs by a task: who has it, who gets it back from him, and who comes after. */
const signersBy = ({ assignee, after = [], delegations = [] }: TaskState): readonly string[] => [...(assignee === undefined ? [] : [assignee]), ...after, ...delegations];

/** Everybody who signs a step of several, has signed it or is to sign it, but by one task. */
function signersOf(run: Run, bracket: Scope, but?: string): readonly string[] {
  const open = Object.values(run.state.tasks).filter((task) => task.id !== but && run.state.tokens[task.token]?.scope === bracket.id);
  const waiting = Object.values(run.state.tokens).flatMap((token) => (token.scope === bracket.id && token.parked ? [token.parked.by] : []));
  const signed = (bracket.multi?.signing?.votes ?? []).filter((vote) => vote.for === undefined).map((vote) => vote.by);
  return [...open.flatMap(signersBy), ...waiting, ...signed, ...stillToCome(bracket)];
}

/** Everybody who signs the step that a task belongs to, but by this task. */
export function othersSigning(run: Run, task: TaskState): readonly string[] {
  const bracket = bracketOf(run, task);
  const beside = Object.values(run.state.tasks).filter((other) => other.id !== task.id && other.token === task.token);
  return [...(bracket ? signersOf(run, bracket, task.id) : []), ...beside.flatMap(signersBy), ...(task.after ?? []), ...(task.delegations ?? [])];
}

/** Would somebody sign a step twice if he came in the place of another? */
export function wouldSignTwice(run: Run, from: string, to: string): boolean {
  return Object.values(run.state.scopes).some((bracket) => {
    if (bracket.multi?.signing === undefined) return false;
    const signers = signersOf(run, bracket);
    return signers.includes(from) && signers.includes(to);
  });
}

/** May the step go to this person? Not where he is excluded, nor where he would sign twice. */
export function checkReceiver(run: Run, task: TaskState, userId: string, path = '/userId'): void {
  if (task.excluded.includes(userId)) refuse('process.excluded', path, { userId });
  if (task.assignee === userId) refuse('process.already-has-it', path, { userId });
  if (othersSigning(run, task).includes(userId)) refuse('process.already-signer', path, { userId });
}

/** Whom he has asked to sign before him signs first. */
export function checkSigners(run: Run, task: TaskState): void {
  const before = Object.values(run.state.tasks).filter((other) => other.added?.task === task.id && other.added.position === 'before');
  if (before.length > 0) refuse('process.waits-for-signers', '', { count: before.length });
}
