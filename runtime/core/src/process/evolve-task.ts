/** What the events of human steps do to the state; undefined: not one of them. */
import { touched } from './approval/evolve';
import type { ProcessEvent, ProcessState, TaskState, Token, Visit } from './types';
import { without } from './without';

const withTask = (state: ProcessState, taskId: string, change: (task: TaskState) => TaskState): ProcessState => {
  const task = state.tasks[taskId];
  return task ? { ...state, tasks: { ...state.tasks, [taskId]: change(task) } } : state;
};

/** The task is no more, and nobody waits for an answer about it. */
function closed(state: ProcessState, taskId: string): ProcessState {
  const asks = Object.values(state.asks ?? {}).filter((ask) => ask.task === taskId);
  return { ...state, tasks: without(state.tasks, taskId), ...(asks.length > 0 ? { asks: asks.reduce((left, ask) => without(left, ask.id), state.asks ?? {}) } : {}) };
}

const released = ({ assignee: _assignee, ...task }: TaskState): TaskState => task;

/** It is done again for a step that waits, by itself or as one of several signers. */
function isAgain(state: ProcessState, token: Token | undefined): boolean {
  if (!token || token.back !== undefined) return token !== undefined;
  const scope = token.scope === undefined ? undefined : state.scopes[token.scope];
  return scope?.kind === 'multi' && scope.node === token.node && isAgain(state, state.tokens[scope.token]);
}

/** The token of a completed step has that step behind it; one that was done aside is no stop on the way. */
function completed(state: ProcessState, event: Extract<ProcessEvent, { type: 'TaskCompleted' }>): ProcessState {
  const task = state.tasks[event.taskId];
  const token = state.tokens[task?.token ?? ''];
  const aside = task?.added ? 'added' : isAgain(state, token) ? 'again' : undefined;
  const visit: Visit = {
    node: event.node, by: event.by, at: event.at,
    ...(event.outcome === undefined ? {} : { outcome: event.outcome }), ...(event.for === undefined ? {} : { for: event.for }), ...(aside === undefined ? {} : { aside }),
  };
  const index = state.visits.length;
  const before = closed(touched(state, event.taskId), event.taskId);
  const after = { ...before, visits: [...state.visits, visit] };
  if (!task || !token || aside !== undefined) return after;
  return { ...after, fresh: [...(before.fresh ?? []), index], tokens: { ...state.tokens, [task.token]: { ...token, past: [...token.past, index] } } };
}

export function evolveTask(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
  switch (event.type) {
    case 'TaskCreated':
      return { ...state, tasks: { ...state.tasks, [event.task.id]: event.task } };
    case 'TaskClaimed':
      return withTask(state, event.taskId, (task) => ({ ...task, assignee: event.by }));
    case 'TaskReleased':
      return withTask(state, event.taskId, released);
    case 'TaskReassigned':
      return withTask(touched(state, event.taskId), event.taskId, (task) => ({ ...task, assignee: event.to }));
    case 'TaskCompleted':
      return completed(state, event);
    case 'TaskReturned':
      return closed(touched(state, event.taskId), event.taskId);
    case 'TaskCancelled':
      return closed(state, event.taskId);
    default:
      return undefined;
  }
}
