/** What the events of human steps do to the state. */
import { touched } from './approval/evolve';
import type { Applies, Draft } from './draft';
import type { ProcessEvent, ProcessState, TaskState, Token, Visit } from './types';
import { upgradeTask } from './upgrade';

/** The task is no more, and nobody waits for an answer about it. */
function close(draft: Draft, taskId: string): void {
  draft.remove('tasks', taskId);
  if (draft.state.asks === undefined) return;
  for (const ask of Object.values(draft.state.asks)) if (ask.task === taskId) draft.remove('asks', ask.id);
}

const released = ({ assignee: _assignee, ...task }: TaskState): TaskState => task;

/** It is done again for a step that waits, by itself or as one of several signers. */
function isAgain(state: ProcessState, token: Token | undefined): boolean {
  if (!token || token.back !== undefined) return token !== undefined;
  const scope = token.scope === undefined ? undefined : state.scopes[token.scope];
  return scope?.kind === 'multi' && scope.node === token.node && isAgain(state, state.tokens[scope.token]);
}

/** The token of a completed step has that step behind it; one that was done aside is no stop on the way. */
function completed(draft: Draft, event: Extract<ProcessEvent, { type: 'TaskCompleted' }>): void {
  const { state } = draft;
  const task = state.tasks[event.taskId];
  const token = state.tokens[task?.token ?? ''];
  const aside = task?.added ? 'added' : isAgain(state, token) ? 'again' : undefined;
  const visit: Visit = {
    node: event.node, by: event.by, at: event.at,
    ...(event.outcome === undefined ? {} : { outcome: event.outcome }), ...(event.for === undefined ? {} : { for: event.for }), ...(aside === undefined ? {} : { aside }),
  };
  const index = state.visits.length;
  touched(draft, event.taskId);
  close(draft, event.taskId);
  state.visits = [...state.visits, visit];
  if (!task || !token || aside !== undefined) return;
  state.fresh = [...(state.fresh ?? []), index];
  draft.put('tokens', task.token, { ...token, past: [...token.past, index] });
}

export const taskEvents: Pick<Applies, 'TaskCreated' | 'TaskClaimed' | 'TaskReleased' | 'TaskReassigned' | 'TaskCompleted' | 'TaskReturned' | 'TaskCancelled' | 'TaskRejected'> = {
  TaskCreated: (draft, { task }) => draft.put('tasks', task.id, upgradeTask(task)),
  TaskClaimed: (draft, { taskId, by }) => draft.change('tasks', taskId, (task) => ({ ...task, assignee: by })),
  TaskReleased: (draft, { taskId }) => draft.change('tasks', taskId, released),
  TaskReassigned: (draft, { taskId, to }) => {
    touched(draft, taskId);
    draft.change('tasks', taskId, (task) => ({ ...task, assignee: to }));
  },
  TaskCompleted: completed,
  TaskReturned: (draft, { taskId }) => {
    touched(draft, taskId);
    close(draft, taskId);
  },
  TaskCancelled: (draft, { taskId }) => close(draft, taskId),
  TaskRejected: () => undefined,
};
