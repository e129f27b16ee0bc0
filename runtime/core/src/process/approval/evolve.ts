/** What the events of approvals do to the state; undefined: not one of them. */
import type { Json } from '../../shared/json';
import type { Multi, Passed, ProcessEvent, ProcessState, Scope, Signing, TaskState, Token } from '../types';
import { without } from '../without';

type Of<T extends ProcessEvent['type']> = Extract<ProcessEvent, { readonly type: T }>;
const changed = <T>(map: Readonly<Record<string, T>>, id: string, change: (value: T) => T): Readonly<Record<string, T>> => {
  const value = Object.hasOwn(map, id) ? map[id] : undefined;
  return value === undefined ? map : { ...map, [id]: change(value) };
};
const withTask = (state: ProcessState, id: string, change: (task: TaskState) => TaskState): ProcessState => ({ ...state, tasks: changed(state.tasks, id, change) });
const withToken = (state: ProcessState, id: string, change: (token: Token) => Token): ProcessState => ({ ...state, tokens: changed(state.tokens, id, change) });
const withMulti = (state: ProcessState, id: string | undefined, change: (multi: Multi) => Multi): ProcessState =>
  id === undefined ? state : { ...state, scopes: changed(state.scopes, id, (scope) => (scope.multi ? { ...scope, multi: change(scope.multi) } : scope)) };
const withSigning = (state: ProcessState, id: string | undefined, change: (signing: Signing) => Signing): ProcessState =>
  withMulti(state, id, (multi) => (multi.signing ? { ...multi, signing: change(multi.signing) } : multi));

/** Notes about what was passed, of a scope or of the instance. */
export const withPassed = (state: ProcessState, scope: string | undefined, change: (passed: readonly Passed[]) => readonly Passed[]): ProcessState =>
  scope === undefined ? { ...state, passed: change(state.passed ?? []) } : { ...state, scopes: changed(state.scopes, scope, (place): Scope => ({ ...place, passed: change(place.passed ?? []) })) };

/** Somebody acts on a task: what was done before it on its way is not to be taken back any more. */
export function touched(state: ProcessState, taskId: string): ProcessState {
  const past = state.tokens[state.tasks[taskId]?.token ?? '']?.past ?? [];
  return state.fresh?.some((visit) => past.includes(visit)) ? { ...state, fresh: state.fresh.filter((visit) => !past.includes(visit)) } : state;
}

/** Does it lie behind a step, so that going back to the step undoes it? */
export const liesBehind = (note: Passed, visit: number): boolean => (note.kind === 'join' ? note.parts.some((part) => part.past.includes(visit)) : note.past.includes(visit));

function opined(task: TaskState, { by, at, outcome }: Of<'TaskOpined'>): TaskState {
  const [to = '', ...left] = task.delegations ?? [];
  return { ...task, assignee: to, delegations: left, opinions: [...(task.opinions ?? []), { by, at, ...(outcome === undefined ? {} : { outcome }) }] };
}

function signersAdded(state: ProcessState, { taskId, position, userIds, scope, weight }: Of<'SignersAdded'>): ProcessState {
  const more = (signing: Signing): Signing => ({ ...signing, expected: signing.expected + userIds.length, weight: signing.weight + weight });
  const queued = position === 'before' ? state : withTask(state, taskId, (task) => ({ ...task, after: [...(task.after ?? []), ...userIds] }));
  return withSigning(queued, scope, more);
}

function signerRemoved(state: ProcessState, { taskId, userId, scope, weight, member }: Of<'SignerRemoved'>): ProcessState {
  const left = withTask(state, taskId, (task) => (task.after ? { ...task, after: task.after.filter((other) => other !== userId) } : task));
  const fewer = withSigning(left, scope, (signing) => ({ ...signing, expected: signing.expected - 1, weight: signing.weight - weight }));
  return member ? withMulti(fewer, scope, (multi) => ({ ...multi, done: multi.done + 1 })) : fewer;
}

const unsigned = (multi: Multi, { visit, next }: Of<'Unsigned'>): Multi => ({
  ...multi, done: multi.done - 1, ...(next === undefined ? {} : { next }),
  ...(multi.signing ? { signing: { ...multi.signing, votes: multi.signing.votes.filter((vote) => vote.visit !== visit) } } : {}),
});

/** Everything that names one person names another. */
function handedOver(state: ProcessState, { from, to }: Of<'HandedOver'>): ProcessState {
  const other = (userId: string): string => (userId === from ? to : userId);
  const item = (value: Json): Json => {
    if (value === from) return to;
    return value !== null && typeof value === 'object' && !Array.isArray(value) && value.userId === from ? { ...value, userId: to } : value;
  };
  const people = <T extends Pick<TaskState, 'after' | 'delegations'>>(entry: T): T => ({ ...entry, ...(entry.delegations ? { delegations: entry.delegations.map(other) } : {}), ...(entry.after ? { after: entry.after.map(other) } : {}) });
  const task = (entry: TaskState): TaskState => ({
    ...people(entry),
    ...(entry.assignee === undefined ? {} : { assignee: other(entry.assignee) }),
    ...(entry.standIns ? { standIns: entry.standIns.filter((standIn) => standIn.userId !== from && standIn.for !== from) } : {}),
  });
  const scope = (entry: Scope): Scope => (entry.multi?.items ? { ...entry, multi: { ...entry.multi, items: entry.multi.items.map((value, index) => (index < (entry.multi?.next ?? 0) ? value : item(value))) } } : entry);
  const all = <T>(map: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
  return {
    ...state, tasks: all(state.tasks, task), scopes: all(state.scopes, scope),
    tokens: all(state.tokens, (token) => (token.parked ? { ...token, parked: { by: other(token.parked.by), keeps: people(token.parked.keeps) } } : token)),
    ...(state.asks ? { asks: all(state.asks, (ask) => ({ ...ask, to: other(ask.to), by: other(ask.by) })) } : {}),
  };
}

function evolveSigning(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
  switch (event.type) {
    case 'SignersAdded':
      return signersAdded(touched(state, event.taskId), event);
    case 'SignerRemoved':
      return signerRemoved(state, event);
    case 'Signed':
      return withSigning(state, event.scope, (signing) => ({ ...signing, votes: [...signing.votes, event.vote] }));
    case 'Unsigned':
      return withMulti(state, event.scope, (multi) => unsigned(multi, event));
    case 'TaskDelegated':
      return withTask(touched(state, event.taskId), event.taskId, (task) => ({ ...task, assignee: event.to, delegations: [event.by, ...(task.delegations ?? [])] }));
    case 'TaskOpined':
      return withTask(state, event.taskId, (task) => opined(task, event));
    case 'HandedOver':
      return handedOver(state, event);
    default:
      return undefined;
  }
}

function evolveWay(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
  switch (event.type) {
    case 'Joined':
      return withPassed(state, event.scope, (passed) => [...passed, { kind: 'join', node: event.node, parts: event.parts }]);
    case 'WentBack':
      return withPassed(state, event.scope, (passed) => passed.filter((note) => !liesBehind(note, event.visit)));
    case 'TaskTakenBack':
      return { ...state, fresh: (state.fresh ?? []).filter((visit) => visit !== event.visit) };
    case 'Parked':
      return withToken(state, event.token, (token) => ({ ...token, parked: event.parked }));
    case 'CameBack':
      return withToken(state, event.token, ({ parked: _parked, ...token }) => token);
    case 'TimerHeld':
      return { ...state, timers: changed(state.timers, event.timerId, (timer) => ({ ...timer, held: event.at })) };
    case 'InstanceSuspended':
      return { ...state, suspended: { by: event.by, at: event.at, held: [] } };
    case 'CommandHeld':
      return state.suspended ? { ...state, suspended: { ...state.suspended, held: [...state.suspended.held, event.command] } } : state;
    case 'InstanceResumed': {
      const { suspended: _suspended, ...resumed } = state;
      return resumed;
    }
    default:
      return undefined;
  }
}

function evolveTelling(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
  switch (event.type) {
    case 'Copied': {
      const copy = { id: event.id, by: event.by, at: event.at, to: event.to, read: [], ...(event.node === undefined ? {} : { node: event.node }) };
      return { ...state, copies: { ...state.copies, [event.id]: copy } };
    }
    case 'CopyRead':
      return { ...state, copies: changed(state.copies ?? {}, event.id, (copy) => ({ ...copy, read: [...copy.read, event.by] })) };
    case 'Urged':
      return event.tasks.reduce((before, id) => withTask(before, id, (task) => ({ ...task, urged: { at: event.at, times: (task.urged?.times ?? 0) + 1 } })), state);
    case 'Asked':
      return { ...touched(state, event.ask.task), asks: { ...state.asks, [event.ask.id]: event.ask } };
    case 'Answered':
    case 'AskEnded':
      return { ...state, asks: without(state.asks ?? {}, event.askId) };
    default:
      return undefined;
  }
}

export const evolveApproval = (state: ProcessState, event: ProcessEvent): ProcessState | undefined => evolveSigning(state, event) ?? evolveWay(state, event) ?? evolveTelling(state, event);
