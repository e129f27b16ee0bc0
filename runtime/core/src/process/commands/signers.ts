/** 前加签, 后加签, 减签. Each added signer has a task of his own at the step of the one who added him. */
import { concludeIfDecided } from '../engine/activity';
import { limitMembers, weightOf } from '../approval/signing';
import { soughtFor } from '../candidates';
import { remove } from '../engine/kill';
import { beginMembers } from '../engine/multi';
import type { Run } from '../engine/run';
import { refuse } from '../refused';
import type { Scope, TaskState } from '../types';
import { bracketOf, checkReceiver, openTaskFor, reasonGiven, taskOf } from './access';
import { goOnWithout } from './complete';
import type { Commands } from './table';

const MOST_ADDED = 50;

function checkAdded(run: Run, task: TaskState, userIds: readonly string[]): void {
  const node = run.node(task.node);
  if (task.kind !== 'task') refuse('process.not-a-signature', '', { node: node.title });
  if (userIds.length === 0 || userIds.length > MOST_ADDED) refuse('process.signers-count', '/userIds', { limit: MOST_ADDED });
  userIds.forEach((userId, index) => {
    if (userIds.indexOf(userId) !== index || userId === run.ctx.actor.userId) refuse('process.already-signer', '/userIds', { userId });
    checkReceiver(run, task, userId, '/userIds');
  });
  limitMembers(node, (bracketOf(run, task)?.multi?.signing?.expected ?? 0) + userIds.length);
}

/** A task of his own, now: the one that he was added to waits for it. */
function openBefore(run: Run, task: TaskState, userId: string, weight: number): void {
  const { assignee: _assignee, after: _after, standIns: _standIns, returned: _returned, urged: _urged, opinions: _opinions, delegations: _delegations, ...base } = task;
  const id = run.id('task', task.node, `${task.token}:${userId}`);
  run.emit({ type: 'TaskCreated', task: { ...base, id, assignee: userId, candidates: [], why: soughtFor(task), createdAt: run.ctx.now, added: { by: run.ctx.actor.userId, task: task.id, position: 'before', weight } } });
}

const inBracket = (run: Run, task: TaskState): { readonly scope?: string } => {
  const bracket = bracketOf(run, task);
  return bracket?.multi?.signing ? { scope: bracket.id } : {};
};

/** The open task of an added signer at a step. */
const taskOfSigner = (run: Run, at: TaskState, userId: string): TaskState | undefined =>
  Object.values(run.state.tasks).find((task) => task.token === at.token && task.added !== undefined && task.assignee === userId);

function memberWeight(run: Run, bracket: Scope, task: TaskState): number {
  const index = Number(run.state.tokens[task.token]?.local?.loopCounter ?? 1) - 1;
  return bracket.multi?.signing?.weights?.[index] ?? 1;
}

export const signerCommands: Pick<Commands, 'AddSigners' | 'RemoveSigner' | 'RemoveMember'> = {
  AddSigners: (run, { taskId, userIds, position, comment }) => {
    const task = openTaskFor(run, taskId);
    const node = run.node(task.node);
    const reason = reasonGiven(run, comment, node.title);
    checkAdded(run, task, userIds);
    const weights = userIds.map((userId) => weightOf(run, node, task.token, userId));
    run.emit({ type: 'SignersAdded', taskId, position, userIds, ...inBracket(run, task), weight: weights.reduce((sum, one) => sum + one, 0), ...reason });
    if (position === 'before') userIds.forEach((userId, index) => openBefore(run, task, userId, weights[index] ?? 1));
  },
  RemoveSigner: (run, { taskId, userId, comment }) => {
    const at = taskOf(run, taskId);
    const node = run.node(at.node);
    const reason = reasonGiven(run, comment, node.title);
    const task = taskOfSigner(run, at, userId);
    const removed = { type: 'SignerRemoved' as const, userId, ...inBracket(run, at), ...reason };
    if (!task) {
      openTaskFor(run, taskId);
      if (!at.after?.includes(userId)) refuse('process.not-a-signer', '/userId', { userId });
      return run.emit({ ...removed, taskId, weight: weightOf(run, node, at.token, userId) });
    }
    if (task.added?.by !== reason.by) refuse('process.not-adder', '/userId', { userId });
    run.emit({ ...removed, taskId: task.id, weight: task.added?.weight ?? 1 });
    run.emit({ type: 'TaskCancelled', taskId: task.id, node: node.id });
    const bracket = bracketOf(run, at);
    if (task.added?.position === 'after') return goOnWithout(run, node, task);
    return bracket && node.task?.sign ? concludeIfDecided(run, node, bracket.id) : undefined;
  },
  RemoveMember: (run, { taskId, comment }) => {
    const task = taskOf(run, taskId);
    const node = run.node(task.node);
    const reason = reasonGiven(run, comment, node.title);
    const bracket = bracketOf(run, task);
    if (!bracket || task.added || node.loop?.kind !== 'multi') return refuse('process.not-a-signer', '/taskId', { userId: task.assignee ?? '' });
    if ((bracket.multi?.signing?.expected ?? 0) < 2) refuse('process.last-signer', '/taskId', { node: node.title });
    run.emit({ type: 'SignerRemoved', taskId, userId: task.assignee ?? '', scope: bracket.id, weight: memberWeight(run, bracket, task), member: true, ...reason });
    remove(run, task.token);
    concludeIfDecided(run, node, bracket.id);
    return run.state.scopes[bracket.id] ? beginMembers(run, node, node.loop, bracket.id) : undefined;
  },
};
