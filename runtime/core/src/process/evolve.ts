/** The only place that says what an event does to the state. Total: an unknown event type leaves the state as it was. */
import { DomainError } from '../shared/problem';
import type { ProcessEvent, ProcessState, TaskState } from './types';

const without = <T>(map: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([entry]) => entry !== key));

const started = (event: ProcessEvent & { type: 'InstanceStarted' }): ProcessState => ({
  format: 1,
  instanceId: event.input.instanceId,
  process: event.process,
  orgId: event.input.orgId,
  recordId: event.input.recordId,
  initiator: event.by,
  status: 'running',
  startedAt: event.at,
  vars: event.input.vars,
  tokens: {},
  tasks: {},
  timers: {},
  visits: [],
  entered: {},
});

const withTask = (state: ProcessState, taskId: string, change: (task: TaskState) => TaskState): ProcessState => {
  const task = state.tasks[taskId];
  return task ? { ...state, tasks: { ...state.tasks, [taskId]: change(task) } } : state;
};

/** The token of a completed step has that step behind it. */
function withVisit({ tasks, tokens, visits }: ProcessState, taskId: string): ProcessState['tokens'] {
  const id = tasks[taskId]?.token ?? '';
  const token = tokens[id];
  return token ? { ...tokens, [id]: { ...token, past: [...token.past, visits.length] } } : tokens;
}

const released = ({ assignee: _assignee, ...task }: TaskState): TaskState => task;

/** state = events.reduce(evolve); the first event of an instance is InstanceStarted. */
export function evolve(state: ProcessState | undefined, event: ProcessEvent): ProcessState {
  if (event.type === 'InstanceStarted') return started(event);
  if (!state) throw new DomainError('process.history-without-start');
  return event.type.startsWith('Task') ? evolveTask(state, event) : evolveRest(state, event);
}

function evolveTask(state: ProcessState, event: ProcessEvent): ProcessState {
  switch (event.type) {
    case 'TaskCreated':
      return { ...state, tasks: { ...state.tasks, [event.task.id]: event.task } };
    case 'TaskClaimed':
      return withTask(state, event.taskId, (task) => ({ ...task, assignee: event.by }));
    case 'TaskReleased':
      return withTask(state, event.taskId, released);
    case 'TaskReassigned':
      return withTask(state, event.taskId, (task) => ({ ...task, assignee: event.to }));
    case 'TaskCompleted': {
      const visit = { node: event.node, by: event.by, at: event.at, ...(event.outcome === undefined ? {} : { outcome: event.outcome }) };
      return { ...state, tasks: without(state.tasks, event.taskId), tokens: withVisit(state, event.taskId), visits: [...state.visits, visit] };
    }
    case 'TaskReturned':
    case 'TaskCancelled':
      return { ...state, tasks: without(state.tasks, event.taskId) };
    default:
      return state;
  }
}

function evolveRest(state: ProcessState, event: ProcessEvent): ProcessState {
  switch (event.type) {
    case 'NodeEntered': {
      const token = { node: event.node, past: event.past ?? [], ...(event.flow === undefined ? {} : { flow: event.flow }) };
      const times = (state.entered[event.node] ?? 0) + 1;
      return { ...state, tokens: { ...state.tokens, [event.token]: token }, entered: { ...state.entered, [event.node]: times } };
    }
    case 'NodeLeft':
      return { ...state, tokens: without(state.tokens, event.token) };
    case 'TimerSet':
      return { ...state, timers: { ...state.timers, [event.timer.id]: event.timer } };
    case 'TimerFired':
    case 'TimerCancelled':
      return { ...state, timers: without(state.timers, event.timerId) };
    case 'VarsSet':
      return { ...state, vars: { ...state.vars, ...event.vars } };
    case 'InstanceEnded':
      return {
        ...state,
        status: event.status,
        endedAt: event.at,
        ...(event.node === undefined ? {} : { endNode: event.node }),
        tokens: {},
        tasks: {},
        timers: {},
      };
    default:
      return state;
  }
}

/** When the next timer of the instance is due; null when it waits for people only. */
export const nextDue = (state: ProcessState): string | null =>
  Object.values(state.timers).reduce<string | null>((first, timer) => (first === null || timer.due < first ? timer.due : first), null);
