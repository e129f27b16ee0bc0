/** What the events of approvals do to the state. */
import type { Json } from '../../shared/json';
import type { Applies, Draft } from '../draft';
import type { Multi, Passed, ProcessEvent, Scope, Signing, TaskState } from '../types';

type Of<T extends ProcessEvent['type']> = Extract<ProcessEvent, { readonly type: T }>;
const changeMulti = (draft: Draft, id: string | undefined, change: (multi: Multi) => Multi): void =>
  id === undefined ? undefined : draft.change('scopes', id, (scope) => (scope.multi ? { ...scope, multi: change(scope.multi) } : scope));
const changeSigning = (draft: Draft, id: string | undefined, change: (signing: Signing) => Signing): void =>
  changeMulti(draft, id, (multi) => (multi.signing ? { ...multi, signing: change(multi.signing) } : multi));

/** Notes about what was passed, of a scope or of the instance. */
export function changePassed(draft: Draft, scope: string | undefined, change: (passed: readonly Passed[]) => readonly Passed[]): void {
  if (scope === undefined) draft.state.passed = change(draft.state.passed ?? []);
  else draft.change('scopes', scope, (place) => ({ ...place, passed: change(place.passed ?? []) }));
}

/** Somebody acts on a task: what was done before it on its way is not to be taken back any more. */
export function touched(draft: Draft, taskId: string): void {
  const { state } = draft;
  const past = state.tokens[state.tasks[taskId]?.token ?? '']?.past ?? [];
  if (state.fresh?.some((visit) => past.includes(visit))) state.fresh = state.fresh.filter((visit) => !past.includes(visit));
}

/** Does it lie behind a step, so that going back to the step undoes it? */
export const liesBehind = (note: Passed, visit: number): boolean => (note.kind === 'join' ? note.parts.some((part) => part.past.includes(visit)) : note.past.includes(visit));

function opined(task: TaskState, { by, at, outcome }: Of<'TaskOpined'>): TaskState {
  const [to = '', ...left] = task.delegations ?? [];
  return { ...task, assignee: to, delegations: left, opinions: [...(task.opinions ?? []), { by, at, ...(outcome === undefined ? {} : { outcome }) }] };
}

function signersAdded(draft: Draft, { taskId, position, userIds, scope, weight }: Of<'SignersAdded'>): void {
  touched(draft, taskId);
  if (position === 'after') draft.change('tasks', taskId, (task) => ({ ...task, after: [...(task.after ?? []), ...userIds] }));
  changeSigning(draft, scope, (signing) => ({ ...signing, expected: signing.expected + userIds.length, weight: signing.weight + weight }));
}

function signerRemoved(draft: Draft, { taskId, userId, scope, weight, member }: Of<'SignerRemoved'>): void {
  draft.change('tasks', taskId, (task) => (task.after ? { ...task, after: task.after.filter((other) => other !== userId) } : task));
  changeSigning(draft, scope, (signing) => ({ ...signing, expected: signing.expected - 1, weight: signing.weight - weight }));
  if (member) changeMulti(draft, scope, (multi) => ({ ...multi, done: multi.done + 1 }));
}

const unsigned = (multi: Multi, { visit, next }: Of<'Unsigned'>): Multi => ({
  ...multi, done: multi.done - 1, ...(next === undefined ? {} : { next }),
  ...(multi.signing ? { signing: { ...multi.signing, votes: multi.signing.votes.filter((vote) => vote.visit !== visit) } } : {}),
});

/** Everything that names one person names another. */
function handedOver(draft: Draft, { from, to }: Of<'HandedOver'>): void {
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
  draft.changeAll('tasks', task);
  draft.changeAll('scopes', scope);
  draft.changeAll('tokens', (token) => (token.parked ? { ...token, parked: { by: other(token.parked.by), keeps: people(token.parked.keeps) } } : token));
  draft.changeAll('asks', (ask) => ({ ...ask, to: other(ask.to), by: other(ask.by) }));
}

const signingEvents: Pick<Applies, 'SignersAdded' | 'SignerRemoved' | 'Signed' | 'Unsigned' | 'TaskDelegated' | 'TaskOpined' | 'HandedOver'> = {
  SignersAdded: signersAdded,
  SignerRemoved: signerRemoved,
  Signed: (draft, { scope, vote }) => changeSigning(draft, scope, (signing) => ({ ...signing, votes: [...signing.votes, vote] })),
  Unsigned: (draft, event) => changeMulti(draft, event.scope, (multi) => unsigned(multi, event)),
  TaskDelegated: (draft, { taskId, to, by }) => {
    touched(draft, taskId);
    draft.change('tasks', taskId, (task) => ({ ...task, assignee: to, delegations: [by, ...(task.delegations ?? [])] }));
  },
  TaskOpined: (draft, event) => draft.change('tasks', event.taskId, (task) => opined(task, event)),
  HandedOver: handedOver,
};

const wayEvents: Pick<Applies, 'Joined' | 'WentBack' | 'TaskTakenBack' | 'StepPassed' | 'Parked' | 'CameBack' | 'TimerHeld' | 'InstanceSuspended' | 'CommandHeld' | 'InstanceResumed'> = {
  Joined: (draft, { scope, node, parts }) => changePassed(draft, scope, (passed) => [...passed, { kind: 'join', node, parts }]),
  WentBack: (draft, { scope, visit }) => changePassed(draft, scope, (passed) => passed.filter((note) => !liesBehind(note, visit))),
  TaskTakenBack: ({ state }, { visit }) => {
    state.fresh = (state.fresh ?? []).filter((other) => other !== visit);
  },
  StepPassed: () => undefined,
  Parked: (draft, { token, parked }) => draft.change('tokens', token, (place) => ({ ...place, parked })),
  CameBack: (draft, { token }) => draft.change('tokens', token, ({ parked: _parked, ...place }) => place),
  TimerHeld: (draft, { timerId, at }) => draft.change('timers', timerId, (timer) => ({ ...timer, held: at })),
  InstanceSuspended: ({ state }, { by, at }) => {
    state.suspended = { by, at, held: [] };
  },
  CommandHeld: ({ state }, { command }) => {
    if (state.suspended) state.suspended = { ...state.suspended, held: [...state.suspended.held, command] };
  },
  InstanceResumed: ({ state }) => {
    delete state.suspended;
  },
};

const tellingEvents: Pick<Applies, 'Copied' | 'CopyRead' | 'Urged' | 'Asked' | 'Answered' | 'AskEnded'> = {
  Copied: (draft, { id, by, at, to, node }) => draft.put('copies', id, { id, by, at, to, read: [], ...(node === undefined ? {} : { node }) }),
  CopyRead: (draft, { id, by }) => draft.change('copies', id, (copy) => ({ ...copy, read: [...copy.read, by] })),
  Urged: (draft, { tasks, at }) => {
    for (const id of tasks) draft.change('tasks', id, (task) => ({ ...task, urged: { at, times: (task.urged?.times ?? 0) + 1 } }));
  },
  Asked: (draft, { ask }) => {
    touched(draft, ask.task);
    draft.put('asks', ask.id, ask);
  },
  Answered: (draft, { askId }) => draft.remove('asks', askId),
  AskEnded: (draft, { askId }) => draft.remove('asks', askId),
};

export const approvalEvents = { ...signingEvents, ...wayEvents, ...tellingEvents };
