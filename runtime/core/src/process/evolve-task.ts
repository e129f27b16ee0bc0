/** What the events of human steps do to the state; undefined: not one of them. */
import type { ProcessEvent, ProcessState, TaskState } from './types';
import { without } from './without';

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

export function evolveTask(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
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
      return undefined;
  }
}
