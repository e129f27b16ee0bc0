/**
 * States that were stored by earlier versions, read as the current format. Each step says what was new; events need none of it, for those
 * of an earlier format are a part of the present ones.
 */
import { soughtElsewhere } from './candidates';
import { STATE_FORMAT } from './state';
import type { ProcessState, TaskState, Why } from './types';

interface Stored { readonly format: number; readonly [property: string]: unknown }

/** Up to format 2 a task said whom it had found; now its event does. */
type EarlierTask = Omit<TaskState, 'why'> & { readonly why: Why };
const isEarlier = (task: TaskState | EarlierTask): task is EarlierTask => task.why !== undefined && 'found' in task.why;

export function upgradeTask(task: TaskState | EarlierTask): TaskState {
  if (!isEarlier(task)) return task;
  const { why, standIns, ...rest } = task;
  const sought = soughtElsewhere(why, task.candidates);
  const isFound = (userId: string): boolean => why.found.some((holder) => holder.userId === userId);
  return {
    ...rest, ...(sought === undefined ? {} : { why: sought }),
    ...(standIns ? { standIns: standIns.map((standIn) => (isFound(standIn.userId) ? { ...standIn, own: true as const } : standIn)) } : {}),
  };
}

const STEPS: Readonly<Record<number, (state: Stored) => Stored>> = {
  // 2: scopes of sub-processes and multi-instance, waits beside timers, compensation, called processes
  1: (state) => ({ ...state, format: 2, scopes: {}, waits: {}, done: [], ending: [] }),
  // 3: tasks without the people that were found for them
  2: (state) => ({ ...state, format: STATE_FORMAT, tasks: Object.fromEntries(Object.entries(state.tasks as ProcessState['tasks']).map(([id, task]) => [id, upgradeTask(task)])) }),
};

/** @throws nothing: a format that is newer than this program comes back as it is */
export function upgradeState(stored: Stored | ProcessState): ProcessState {
  let state = stored as Stored;
  for (let step = STEPS[state.format]; step; step = STEPS[state.format]) state = step(state);
  return state as unknown as ProcessState;
}
