import type { ProcessModel, WorkEvent } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import type { Deps } from '../../platform/deps';
import type { TimelineEntry } from './contract';
import type { Seen } from './see';
import { eventsOf, readsComments, toldOf, type EventOf, type Told } from './told';

type Line = Omit<TimelineEntry, 'at'>;
interface Words {
  readonly model: ProcessModel | undefined;
  readonly name: Told['name'];
  /** where a task was, at which step a token waited, whom a question was for */
  readonly tasks: ReadonlyMap<string, string>; readonly parked: ReadonlyMap<string, string>; readonly asked: ReadonlyMap<string, EventOf<'Asked'>['ask']>;
}

const nodeOf = ({ model }: Words, id: string | undefined): Pick<Line, 'node' | 'nodeTitle'> => {
  const title = id === undefined ? undefined : model?.nodes[id]?.title;
  return { ...(id === undefined ? {} : { node: id }), ...(title ? { nodeTitle: title } : {}) };
};
const said = (comment: string | undefined): Pick<Line, 'comment'> => (comment ? { comment } : {});
const titleOf = ({ model }: Words, node: string): string => model?.nodes[node]?.title || node;
const outcomeOf = ({ model }: Words, node: string | undefined, outcome: string | undefined): Pick<Line, 'outcome'> => {
  const title = model?.nodes[node ?? '']?.task?.outcomes.find((entry) => entry.id === outcome)?.title;
  return title ? { outcome: title } : {};
};
const inPlaceOf = ({ name }: Words, userId: string | undefined): Pick<Line, 'for'> => (userId === undefined ? {} : { for: name(userId) });

type Lines = { readonly [T in WorkEvent['type']]?: (event: EventOf<T>, words: Words) => Line };

/** What a person should read of each event; of the others nothing. */
const LINES: Lines = {
  InstanceStarted: ({ by }, words) => ({ kind: 'started', by: words.name(by) }),
  TaskCompleted: ({ node, by, outcome, comment, for: principal }, words) => ({ kind: 'completed', ...nodeOf(words, node), by: words.name(by), ...inPlaceOf(words, principal), ...outcomeOf(words, node, outcome), ...said(comment) }),
  TaskReturned: ({ node, by, to, comment, resume }, words) => ({ kind: 'returned', ...nodeOf(words, node), by: words.name(by), ...(to === '$caller' ? {} : { to: titleOf(words, to) }), ...(resume ? { resume } : {}), ...said(comment) }),
  TaskRejected: ({ node, by, comment }, words) => ({ kind: 'rejected', ...nodeOf(words, node), by: words.name(by), ...said(comment) }),
  TaskTakenBack: ({ node, by, comment }, words) => ({ kind: 'taken-back', ...nodeOf(words, node), by: words.name(by), ...said(comment) }),
  TaskClaimed: ({ taskId, by }, words) => ({ kind: 'claimed', ...nodeOf(words, words.tasks.get(taskId)), by: words.name(by) }),
  TaskReassigned: ({ taskId, by, to, comment }, words) => ({ kind: 'reassigned', ...nodeOf(words, words.tasks.get(taskId)), by: words.name(by), to: words.name(to), ...said(comment) }),
  TaskDelegated: ({ taskId, by, to, comment }, words) => ({ kind: 'delegated', ...nodeOf(words, words.tasks.get(taskId)), by: words.name(by), to: words.name(to), ...said(comment) }),
  TaskOpined: ({ taskId, by, outcome, comment }, words) => ({ kind: 'opined', ...nodeOf(words, words.tasks.get(taskId)), by: words.name(by), ...outcomeOf(words, words.tasks.get(taskId), outcome), ...said(comment) }),
  SignersAdded: ({ taskId, by, userIds, position, comment }, words) => ({ kind: 'signers-added', ...nodeOf(words, words.tasks.get(taskId)), by: words.name(by), people: userIds.map(words.name), position, ...said(comment) }),
  SignerRemoved: ({ taskId, by, userId, member, comment }, words) => ({ kind: member ? 'member-removed' : 'signer-removed', ...nodeOf(words, words.tasks.get(taskId)), by: words.name(by), to: words.name(userId), ...said(comment) }),
  StepPassed: ({ node, reason, userId }, words) => ({ kind: 'passed', ...nodeOf(words, node), reason, ...(userId === undefined ? {} : { by: words.name(userId) }) }),
  CameBack: ({ token }, words) => ({ kind: 'came-back', ...nodeOf(words, words.parked.get(token)) }),
  Copied: ({ node, by, to, comment }, words) => ({ kind: 'copied', ...nodeOf(words, node), by: words.name(by), people: to.map(words.name), ...said(comment) }),
  CopyRead: ({ by }, words) => ({ kind: 'read', by: words.name(by) }),
  Urged: ({ tasks, by, comment }, words) => ({ kind: 'urged', ...nodeOf(words, tasks.length === 1 ? words.tasks.get(tasks[0] ?? '') : undefined), by: words.name(by), ...said(comment) }),
  Asked: ({ ask, comment }, words) => ({ kind: 'asked', ...nodeOf(words, ask.node), by: words.name(ask.by), to: words.name(ask.to), waits: ask.waits, ...said(comment) }),
  Answered: ({ askId, by, to, comment }, words) => ({ kind: 'answered', ...nodeOf(words, words.asked.get(askId)?.node), by: words.name(by), to: words.name(to), ...said(comment) }),
  AskEnded: ({ askId, by }, words) => ({ kind: 'ask-ended', ...nodeOf(words, words.asked.get(askId)?.node), by: words.name(by), to: words.name(words.asked.get(askId)?.to ?? '') }),
  InstanceSuspended: ({ by, comment }, words) => ({ kind: 'suspended', by: words.name(by), ...said(comment) }),
  InstanceResumed: ({ by, comment }, words) => ({ kind: 'resumed', by: words.name(by), ...said(comment) }),
  HandedOver: ({ by, from, to, comment }, words) => ({ kind: 'handed-over', by: words.name(by), people: [words.name(from)], to: words.name(to), ...said(comment) }),
  TimerFired: ({ node }, words) => ({ kind: 'timer', ...nodeOf(words, node) }),
  StepSkipped: ({ node, by, comment }, words) => ({ kind: 'skipped', ...nodeOf(words, node), by: words.name(by), ...said(comment) }),
  TokenMoved: ({ node, by, to, comment }, words) => ({ kind: 'moved', ...nodeOf(words, node), by: words.name(by), to: titleOf(words, to), ...said(comment) }),
  VarsCorrected: ({ by, comment }, words) => ({ kind: 'corrected', by: words.name(by), ...said(comment) }),
  // only an end that was reached has a name; a refusal names the step where it was refused
  InstanceEnded: ({ status, node, by, comment }, words) => ({ kind: 'ended', ...(status === 'completed' ? nodeOf(words, node) : {}), by: words.name(by), ...said(comment) }),
};
const lineOf = (event: WorkEvent, words: Words): Line | undefined => LINES[event.type]?.(event as never, words);

/** The step that waits while one before it is done again: the return that has just been told of says which. */
function parkedIn({ events }: Told): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let from = '';
  for (const { event } of events) {
    if (event.type === 'TaskReturned') from = event.node;
    if (event.type === 'Parked') found.set(event.token, from);
  }
  return found;
}

const wordsOf = ({ program, instance }: Seen, told: Told): Words => ({
  model: program.pack.processes[instance.state.process], name: told.name, parked: parkedIn(told),
  tasks: new Map(eventsOf(told, 'TaskCreated').map(({ task }) => [task.id, task.node])), asked: new Map(eventsOf(told, 'Asked').map(({ ask }) => [ask.id, ask])),
});

const waiting = ({ work, snapshot, roles }: Seen, words: Words): TimelineEntry[] =>
  Object.values(work.state.tasks).map((task): TimelineEntry => {
    const [candidate] = task.candidates;
    const role = roles.find((entry) => entry.id === candidate?.role)?.title ?? '';
    const pool = candidate ? `${snapshot.view.unit(candidate.orgId)?.name ?? ''}${role}` : '';
    const by = task.assignee === undefined ? pool : words.name(task.assignee);
    return { at: task.createdAt, kind: 'waiting', ...nodeOf(words, task.node), ...(by === '' ? {} : { by }) };
  });

/** 过程: who did what when, and what is waited for. Of an offer nothing; below L1 without the comments. */
export function timelineIn(seen: Seen, told: Told): TimelineEntry[] {
  if (isOfferOnly(seen.sight)) return [];
  const words = wordsOf(seen, told);
  const lines = told.events.flatMap(({ at, event }): TimelineEntry[] => {
    const line = lineOf(event, words);
    return line ? [{ at, ...line }] : [];
  });
  const shown = readsComments(seen) ? lines : lines.map(({ comment: _kept, ...line }): TimelineEntry => line);
  return [...shown, ...waiting(seen, words)];
}
export const timelineOf = async (deps: Deps, seen: Seen): Promise<TimelineEntry[]> => timelineIn(seen, await toldOf(deps, seen));
