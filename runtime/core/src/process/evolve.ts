/** The only place that says what an event does to the state. Total: an unknown event type leaves the state as it was. */
import { DomainError } from '../shared/problem';
import { evolveApproval } from './approval/evolve';
import { evolveScope } from './evolve-scope';
import { evolveTask } from './evolve-task';
import { renameState } from './migration/rename';
import { upgradeState } from './upgrade';
import { without } from './without';
import type { ProcessEvent, ProcessState, TimerState, Wait } from './types';

const started = (event: ProcessEvent & { type: 'InstanceStarted' }): ProcessState => ({
  format: 2,
  instanceId: event.input.instanceId,
  process: event.process,
  orgId: event.input.orgId,
  recordId: event.input.recordId,
  initiator: event.input.initiator ?? event.by,
  status: 'running',
  startedAt: event.at,
  ...(event.input.parent ? { parent: event.input.parent } : {}),
  vars: event.input.vars,
  tokens: {},
  scopes: {},
  tasks: {},
  timers: {},
  waits: {},
  done: [],
  ending: [],
  visits: [],
  entered: {},
});

/** state = events.reduce(evolve); the first event of an instance is InstanceStarted. Events of format 1 are a part of these. */
export function evolve(state: ProcessState | undefined, event: ProcessEvent): ProcessState {
  return applied(state, event, false);
}

/** The same for somebody who made the state himself by `evolve` and shows it to nobody meanwhile: what is large is changed in place. */
export const evolveOwn = (state: ProcessState, event: ProcessEvent): ProcessState => applied(state, event, true);

function applied(state: ProcessState | undefined, event: ProcessEvent, own: boolean): ProcessState {
  if (event.type === 'InstanceStarted') return started(event);
  if (!state) throw new DomainError('process.history-without-start');
  return evolveTask(state, event) ?? evolveScope(state, event) ?? evolveApproval(state, event) ?? evolveWait(state, event) ?? evolveRest(state, event, own);
}

function evolveWait(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
  switch (event.type) {
    case 'TimerSet':
      return { ...state, timers: { ...state.timers, [event.timer.id]: event.timer } };
    case 'TimerFired':
    case 'TimerCancelled':
      return { ...state, timers: without(state.timers, event.timerId) };
    case 'WaitSet':
      return { ...state, waits: { ...state.waits, [event.wait.id]: event.wait } };
    case 'WaitMet':
      return event.stays ? state : { ...state, waits: without(state.waits, event.waitId) };
    case 'WaitCancelled':
      return { ...state, waits: without(state.waits, event.waitId), ...(event.child === undefined ? {} : { ending: [...state.ending, event.child] }) };
    case 'ConditionSeen':
      return withWait(state, event.waitId, (wait) => ({ ...wait, was: event.was }));
    case 'ChildEnded':
      return { ...state, ending: state.ending.filter((child) => child !== event.childId) };
    default:
      return undefined;
  }
}

const withWait = (state: ProcessState, id: string, change: (wait: Wait) => Wait): ProcessState => {
  const wait = state.waits[id];
  return wait ? { ...state, waits: { ...state.waits, [id]: change(wait) } } : state;
};

/** What only a running instance needs is gone. */
function ended(state: ProcessState, event: Extract<ProcessEvent, { type: 'InstanceEnded' }>): ProcessState {
  const { suspended: _suspended, asks: _asks, passed: _passed, fresh: _fresh, ...left } = state;
  return {
    ...left,
    status: event.status,
    endedAt: event.at,
    ...(event.node === undefined ? {} : { endNode: event.node }),
    ...(event.error === undefined ? {} : { error: event.error }),
    tokens: {}, scopes: {}, tasks: {}, timers: {}, waits: {}, ending: [],
  };
}

/** One more entry of a node; in place where nobody else holds the map, for a long step counts thousands of times. */
function counted(entered: ProcessState['entered'], node: string, own: boolean): ProcessState['entered'] {
  const after: Record<string, number> = own ? (entered as Record<string, number>) : { ...entered };
  after[node] = (entered[node] ?? 0) + 1;
  return after;
}

function evolveRest(state: ProcessState, event: ProcessEvent, own: boolean): ProcessState {
  switch (event.type) {
    case 'NodeEntered': {
      const token = {
        node: event.node, past: event.past ?? [],
        ...(event.flow === undefined ? {} : { flow: event.flow }),
        ...(event.scope === undefined ? {} : { scope: event.scope }),
        ...(event.local === undefined ? {} : { local: event.local }),
        ...(event.undoFor === undefined ? {} : { undoFor: event.undoFor }),
        ...(event.back === undefined ? {} : { back: event.back }),
      };
      return { ...state, tokens: { ...state.tokens, [event.token]: token }, entered: counted(state.entered, event.node, own) };
    }
    case 'NodeLeft':
      return { ...state, tokens: without(state.tokens, event.token) };
    case 'InstanceMigrated':
      return { ...renameState(state, event), process: event.process };
    case 'MigrationUndone':
      return upgradeState(event.state);
    case 'InstanceEnded':
      return ended(state, event);
    default:
      return state;
  }
}

/** Timers that run: none of them stands still. */
export const runningTimers = (state: ProcessState): TimerState[] => Object.values(state.timers).filter((timer) => timer.held === undefined);

/** When the next timer of the instance is due; null when it waits for people only. */
export const nextDue = (state: ProcessState): string | null => runningTimers(state).reduce<string | null>((first, timer) => (first === null || timer.due < first ? timer.due : first), null);
