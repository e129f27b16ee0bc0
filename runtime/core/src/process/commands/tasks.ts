/** Commands on human steps: take, give back, complete, hand on, have somebody do it. */
import { refuse } from '../refused';
import { checkReceiver, openTaskFor, othersSigning, reasonGiven, taskOf } from './access';
import { complete } from './complete';
import type { Commands } from './table';

export const taskCommands: Pick<Commands, 'ClaimTask' | 'ReleaseTask' | 'CompleteTask' | 'ReassignTask' | 'TransferTask' | 'DelegateTask'> = {
  ClaimTask: (run, { taskId }) => {
    const task = openTaskFor(run, taskId);
    if (task.assignee === undefined) run.emit({ type: 'TaskClaimed', taskId, by: run.ctx.actor.userId });
  },
  ReleaseTask: (run, { taskId }) => {
    const task = taskOf(run, taskId);
    if (task.assignee !== run.ctx.actor.userId) refuse('process.not-assignee', '', { task: taskId });
    if (task.candidates.length === 0 || task.delegations?.length) refuse('process.nobody-else', '', { task: taskId });
    run.emit({ type: 'TaskReleased', taskId, by: run.ctx.actor.userId });
  },
  CompleteTask: complete,
  ReassignTask: (run, { taskId, userId, comment }) => {
    const task = taskOf(run, taskId);
    const { by } = reasonGiven(run, comment, run.node(task.node).title);
    if (task.excluded.includes(userId)) refuse('process.excluded', '/userId', { userId });
    if (task.assignee !== userId && othersSigning(run, task).includes(userId)) refuse('process.already-signer', '/userId', { userId });
    run.emit({ type: 'TaskReassigned', taskId, to: userId, by, comment });
  },
  TransferTask: (run, { taskId, userId, comment }) => {
    const task = openTaskFor(run, taskId);
    const { by } = reasonGiven(run, comment, run.node(task.node).title);
    checkReceiver(run, task, userId);
    run.emit({ type: 'TaskReassigned', taskId, to: userId, by, comment });
  },
  DelegateTask: (run, { taskId, userId, comment }) => {
    const task = openTaskFor(run, taskId);
    const reason = reasonGiven(run, comment, run.node(task.node).title);
    if (userId === reason.by || task.delegations?.includes(userId)) refuse('process.already-has-it', '/userId', { userId });
    checkReceiver(run, task, userId);
    run.emit({ type: 'TaskDelegated', taskId, to: userId, ...reason });
  },
};
