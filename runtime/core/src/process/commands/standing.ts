/** 挂起, 恢复, 离职转办: commands of an operator on how an instance stands. That he is one is the host's to say. */
import { namedIn } from '../approval/named';
import { hold, release } from '../approval/timers';
import type { Run } from '../engine/run';
import { refuse } from '../refused';
import type { ProcessCommand, TaskState } from '../types';
import { othersSigning, reasonGiven, wouldSignTwice } from './access';
import type { Commands } from './table';

/** What the machine brings: while the instance is suspended it waits with it. */
const FROM_OUTSIDE: readonly ProcessCommand['type'][] = ['DeliverMessage', 'DeliverSignal', 'CompleteJob', 'ThrowError', 'EndChild', 'EscalateChild'];
const ALWAYS: readonly ProcessCommand['type'][] = ['ResumeInstance', 'TerminateInstance', 'CancelInstance', 'MarkRead', 'HandOver'];

/** true: the command waits until the instance goes on. People's commands are refused. */
export function isHeld(run: Run, command: ProcessCommand): boolean {
  if (!run.state.suspended || ALWAYS.includes(command.type)) return false;
  if (!FROM_OUTSIDE.includes(command.type)) refuse('process.suspended', '', { by: run.state.suspended.by });
  run.emit({ type: 'CommandHeld', command });
  return true;
}

const names = (task: TaskState, userId: string): boolean =>
  task.assignee === userId || task.delegations?.includes(userId) === true || task.after?.includes(userId) === true || task.standIns?.some((standIn) => standIn.userId === userId) === true;

function checkHandOver(run: Run, tasks: readonly TaskState[], from: string, to: string): void {
  if (tasks.some((task) => task.excluded.includes(to))) refuse('process.excluded', '/to', { userId: to });
  const isBeside = tasks.some((task) => (task.assignee === from || task.after?.includes(from) || task.delegations?.includes(from)) && (task.added !== undefined || task.after !== undefined) && othersSigning(run, task).includes(to));
  if (isBeside || wouldSignTwice(run, from, to)) refuse('process.already-signer', '/to', { userId: to });
}

export const standingCommands: Pick<Commands, 'SuspendInstance' | 'ResumeInstance' | 'HandOver'> = {
  SuspendInstance: (run, { comment }) => {
    const reason = reasonGiven(run, comment);
    run.emit({ type: 'InstanceSuspended', ...reason });
    hold(run, Object.values(run.state.timers));
  },
  ResumeInstance: (run, { comment }) => {
    const reason = reasonGiven(run, comment);
    if (!run.state.suspended) refuse('process.not-suspended');
    run.emit({ type: 'InstanceResumed', ...reason });
    // those of a step that waits for another go on when it comes back
    release(run, Object.values(run.state.timers).filter((timer) => run.state.tokens[timer.token ?? '']?.parked === undefined));
  },
  HandOver: (run, { from, to, comment }) => {
    const reason = reasonGiven(run, comment);
    const tasks = Object.values(run.state.tasks).filter((task) => names(task, from));
    const isNamed = tasks.length > 0 || namedIn(run.state).includes(from);
    if (!isNamed || from === to) refuse('process.nothing-to-hand-over', '/from', { userId: from });
    checkHandOver(run, tasks, from, to);
    run.emit({ type: 'HandedOver', from, to, tasks: tasks.map((task) => task.id), ...reason });
  },
};
