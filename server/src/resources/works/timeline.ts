import { LEVELS, type ProcessModel, type WorkEvent } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { listHistory, openComments, type HistoryDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { TimelineEntry } from './contract';
import type { Seen } from './see';

interface Words { readonly model: ProcessModel | undefined; name(userId: string): string }
type Line = Omit<TimelineEntry, 'at'>;

const nodeOf = ({ model }: Words, id: string | undefined): Pick<Line, 'node' | 'nodeTitle'> => {
  const title = id === undefined ? undefined : model?.nodes[id]?.title;
  return { ...(id === undefined ? {} : { node: id }), ...(title ? { nodeTitle: title } : {}) };
};
const said = (comment: string | undefined): Pick<Line, 'comment'> => (comment ? { comment } : {});

function completedLine(event: WorkEvent & { type: 'TaskCompleted' }, words: Words): Line {
  const outcome = words.model?.nodes[event.node]?.task?.outcomes.find((entry) => entry.id === event.outcome)?.title;
  return { kind: 'completed', ...nodeOf(words, event.node), by: words.name(event.by), ...(outcome ? { outcome } : {}), ...said(event.comment) };
}

function lineOf(event: WorkEvent, words: Words, taskNodes: ReadonlyMap<string, string>): Line | undefined {
  switch (event.type) {
    case 'InstanceStarted':
      return { kind: 'started', by: words.name(event.by) };
    case 'TaskCompleted':
      return completedLine(event, words);
    case 'TaskReturned':
      return { kind: 'returned', ...nodeOf(words, event.node), by: words.name(event.by), to: words.model?.nodes[event.to]?.title ?? event.to, ...said(event.comment) };
    case 'TaskClaimed':
      return { kind: 'claimed', ...nodeOf(words, taskNodes.get(event.taskId)), by: words.name(event.by) };
    case 'TaskReassigned':
      return { kind: 'reassigned', ...nodeOf(words, taskNodes.get(event.taskId)), by: words.name(event.by), to: words.name(event.to), ...said(event.comment) };
    case 'TimerFired':
      return { kind: 'timer', ...nodeOf(words, event.node) };
    case 'InstanceEnded':
      return { kind: 'ended', ...nodeOf(words, event.node), by: words.name(event.by), ...said(event.comment) };
    default:
      return operatorLine(event, words);
  }
}

/** What an operator did to it. */
function operatorLine(event: WorkEvent, words: Words): Line | undefined {
  switch (event.type) {
    case 'StepSkipped':
      return { kind: 'skipped', ...nodeOf(words, event.node), by: words.name(event.by), ...said(event.comment) };
    case 'TokenMoved':
      return { kind: 'moved', ...nodeOf(words, event.node), by: words.name(event.by), to: words.model?.nodes[event.to]?.title || event.to, ...said(event.comment) };
    case 'VarsCorrected':
      return { kind: 'corrected', by: words.name(event.by), ...said(event.comment) };
    default:
      return undefined;
  }
}

/** Names of the day: of people who have left, the one their command was signed with. */
function namer({ snapshot }: Seen, entries: readonly HistoryDoc[]): (userId: string) => string {
  const signed = new Map(entries.map((entry) => [entry.by, entry.byName]));
  // timers and effects have no name: the app says who "the system" is
  return (userId) => (userId === 'system' ? '' : (snapshot.person(userId)?.name ?? signed.get(userId) ?? ''));
}

const waiting = ({ work, snapshot, roles }: Seen, words: Words): TimelineEntry[] =>
  Object.values(work.state.tasks).map((task): TimelineEntry => {
    const [candidate] = task.candidates;
    const role = roles.find((entry) => entry.id === candidate?.role)?.title ?? '';
    const pool = candidate ? `${snapshot.view.unit(candidate.orgId)?.name ?? ''}${role}` : '';
    const by = task.assignee === undefined ? pool : words.name(task.assignee);
    return { at: task.createdAt, kind: 'waiting', ...nodeOf(words, task.node), ...(by === '' ? {} : { by }) };
  });

/** 过程: who did what when, and what is waited for. Of an offer nothing; below L1 without the comments, which may speak of the person. */
export async function timelineOf(deps: Deps, seen: Seen): Promise<TimelineEntry[]> {
  const { sight, instance, program } = seen;
  if (isOfferOnly(sight)) return [];
  const entries = await listHistory(deps, instance.countyId, instance._id);
  const words: Words = { model: program.pack.processes[instance.state.process], name: namer(seen, entries) };
  const events = entries.flatMap((entry) => entry.events.map((event) => ({ at: entry.at, event })));
  const taskNodes = new Map(events.flatMap(({ event }) => (event.type === 'TaskCreated' ? [[event.task.id, event.task.node] as const] : [])));
  const lines = events.flatMap(({ at, event }): TimelineEntry[] => {
    const line = lineOf(event, words, taskNodes);
    return line ? [{ at, ...line }] : [];
  });
  const isTold = LEVELS.indexOf(sight.level) > 0;
  const comments = await openComments(deps, instance.countyId, lines.map((line) => ({ recordId: instance.recordId, text: isTold ? (line.comment ?? '') : '' })));
  return [...lines.map(({ comment: _sealed, ...line }, index): TimelineEntry => ({ ...line, ...said(comments[index]) })), ...waiting(seen, words)];
}
