/** The only place that says what an event does to the state. Total: an unknown event type leaves the state as it was. */
import { DomainError } from '../shared/problem';
import { approvalEvents } from './approval/evolve';
import { type Applies, type Changing, Draft } from './draft';
import { scopeEvents } from './evolve-scope';
import { taskEvents } from './evolve-task';
import { renameState } from './migration/rename';
import { STATE_FORMAT } from './state';
import { upgradeState } from './upgrade';
import type { ProcessEvent, ProcessState, TimerState, Token } from './types';

const started = (event: ProcessEvent & { type: 'InstanceStarted' }): ProcessState => ({
  format: STATE_FORMAT,
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

const RUNNING_ONLY = ['suspended', 'asks', 'passed', 'fresh'] as const;

/** What only a running instance needs is gone. */
function end({ state }: Draft, event: Extract<ProcessEvent, { type: 'InstanceEnded' }>): void {
  for (const part of RUNNING_ONLY) if (state[part] !== undefined) delete state[part];
  Object.assign(state, {
    status: event.status, endedAt: event.at, tokens: {}, scopes: {}, tasks: {}, timers: {}, waits: {}, ending: [],
    ...(event.node === undefined ? {} : { endNode: event.node }), ...(event.error === undefined ? {} : { error: event.error }),
  });
}

function tokenOf({ node, past = [], flow, scope, local, undoFor, back }: Extract<ProcessEvent, { type: 'NodeEntered' }>): Token {
  const token: Changing<Token> = { node, past };
  if (flow !== undefined) token.flow = flow;
  if (scope !== undefined) token.scope = scope;
  if (local !== undefined) token.local = local;
  if (undoFor !== undefined) token.undoFor = undoFor;
  if (back !== undefined) token.back = back;
  return token;
}

const waitEvents: Pick<Applies, 'TimerSet' | 'TimerFired' | 'TimerCancelled' | 'WaitSet' | 'WaitMet' | 'WaitCancelled' | 'ConditionSeen' | 'ChildEnded'> = {
  TimerSet: (draft, { timer }) => draft.put('timers', timer.id, timer),
  TimerFired: (draft, { timerId }) => draft.remove('timers', timerId),
  TimerCancelled: (draft, { timerId }) => draft.remove('timers', timerId),
  WaitSet: (draft, { wait }) => draft.put('waits', wait.id, wait),
  WaitMet: (draft, { waitId, stays }) => (stays ? undefined : draft.remove('waits', waitId)),
  WaitCancelled: (draft, { waitId, child }) => {
    draft.remove('waits', waitId);
    if (child !== undefined) draft.state.ending = [...draft.state.ending, child];
  },
  ConditionSeen: (draft, { waitId, was }) => draft.change('waits', waitId, (wait) => ({ ...wait, was })),
  ChildEnded: ({ state }, { childId }) => {
    state.ending = state.ending.filter((child) => child !== childId);
  },
};

const APPLIES: Omit<Applies, 'InstanceStarted'> = {
  ...taskEvents, ...scopeEvents, ...approvalEvents, ...waitEvents,
  NodeEntered: (draft, event) => {
    draft.put('tokens', event.token, tokenOf(event));
    draft.count(event.node);
  },
  NodeLeft: (draft, { token }) => draft.remove('tokens', token),
  InstanceMigrated: (draft, event) => draft.become({ ...renameState(draft.state, event), process: event.process }),
  MigrationUndone: (draft, { state }) => draft.become(upgradeState(state)),
  InstanceEnded: end,
  // told in the history alone
  StepSkipped: () => undefined, TokenMoved: () => undefined, OperationNoted: () => undefined, RecordStateSet: () => undefined,
};

const byType = new Map(Object.entries(APPLIES) as [string, (draft: Draft, event: ProcessEvent) => void][]);

/** Applies an event; the first one of an instance, InstanceStarted, makes the draft. */
export function applied(draft: Draft | undefined, event: ProcessEvent): Draft {
  if (event.type === 'InstanceStarted') return new Draft(started(event));
  if (!draft) throw new DomainError('process.history-without-start');
  byType.get(event.type)?.(draft, event);
  return draft;
}

/** state = events.reduce(evolve); the first event of an instance is InstanceStarted. Events of earlier formats are a part of these. */
export const evolve = (state: ProcessState | undefined, event: ProcessEvent): ProcessState => applied(state && new Draft(state), event).state;

/** Timers that run: none of them stands still. */
export const runningTimers = (state: ProcessState): TimerState[] => Object.values(state.timers).filter((timer) => timer.held === undefined);

/** When the next timer of the instance is due; null when it waits for people only. */
export const nextDue = (state: ProcessState): string | null => runningTimers(state).reduce<string | null>((first, timer) => (first === null || timer.due < first ? timer.due : first), null);
