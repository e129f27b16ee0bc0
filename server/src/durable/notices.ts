/** Whom a commit concerns: effects of our own beside the process's, done from the same outbox. */
import { sha256Hex, whoMay, whoStandsIn, type Effect, type JsonObject, type OrgView, type ProcessState, type TaskState, type WorkEvent } from '@liandong/core/run';

export const NOTICE = 'liandong:notice';

interface Notice {
  readonly kind:
    | 'task-arrived' | 'task-returned' | 'task-rejected' | 'task-opined' | 'taken-back' | 'signer-removed' | 'handed-over'
    | 'copied' | 'asked' | 'answered' | 'urged' | 'work-suspended' | 'work-resumed' | 'work-ended';
  readonly userIds: readonly string[];
  readonly node: string;
  readonly taskId?: string;
}
/** What was decided, on what, in which organisation. */
interface Decided { readonly events: readonly WorkEvent[]; readonly before: ProcessState | undefined; readonly after: ProcessState; readonly org: OrgView }
type EventOf<T extends WorkEvent['type']> = Extract<WorkEvent, { type: T }>;

const has = ({ events }: Decided, type: WorkEvent['type']): boolean => events.some((event) => event.type === type);
const aboutTask = (kind: Notice['kind'], userIds: readonly string[], task: Pick<TaskState, 'id' | 'node'> | undefined, isLinked = true): Notice[] =>
  task ? [{ kind, userIds, node: task.node, ...(isLinked ? { taskId: task.id } : {}) }] : [];

function arrived({ task: { id }, why }: EventOf<'TaskCreated'>, decided: Decided): Notice[] {
  const task = decided.after.tasks[id];
  if (!task) return [];
  const userIds = [...(task.assignee === undefined ? (why?.found ?? []).map((holder) => holder.userId) : [task.assignee]), ...whoStandsIn(task)];
  return aboutTask(task.returned ? (has(decided, 'TaskRejected') ? 'task-rejected' : 'task-returned') : 'task-arrived', userIds, task);
}

/** A step that went because the one before it was taken back: whoever had it should not look for it. */
function lost({ taskId }: EventOf<'TaskCancelled'>, decided: Decided): Notice[] {
  const task = decided.before?.tasks[taskId];
  return task && has(decided, 'TaskTakenBack') ? aboutTask('taken-back', whoMay(task, decided.org), task, false) : [];
}

/** Who has a step of his own to do; of an offer nobody has yet. */
const doers = ({ after, org }: Decided): string[] => Object.values(after.tasks).flatMap((task) => (task.kind === 'offer' && task.assignee === undefined ? [] : whoMay(task, org)));

const NOTICES: { readonly [T in WorkEvent['type']]?: (event: EventOf<T>, decided: Decided) => Notice[] } = {
  TaskCreated: arrived,
  TaskCancelled: lost,
  TaskReassigned: ({ taskId, to }, { after }) => aboutTask('task-arrived', [to], after.tasks[taskId]),
  TaskDelegated: ({ taskId, to }, { after }) => aboutTask('task-arrived', [to], after.tasks[taskId]),
  TaskOpined: ({ taskId }, { after }) => aboutTask('task-opined', [after.tasks[taskId]?.assignee ?? ''], after.tasks[taskId]),
  SignerRemoved: ({ taskId, userId }, { before }) => (before?.tasks[taskId]?.assignee === userId ? aboutTask('signer-removed', [userId], before.tasks[taskId], false) : []),
  Copied: ({ to, node = '' }) => [{ kind: 'copied', userIds: to, node }],
  Asked: ({ ask }) => [{ kind: 'asked', userIds: [ask.to], node: ask.node }],
  Answered: ({ askId, to }, { before, after }) => aboutTask('answered', [to], after.tasks[before?.asks?.[askId]?.task ?? '']),
  Urged: ({ tasks }, { after, org }) => tasks.flatMap((id) => (after.tasks[id] ? aboutTask('urged', whoMay(after.tasks[id], org), after.tasks[id]) : [])),
  InstanceSuspended: (_event, decided) => [{ kind: 'work-suspended', userIds: [decided.after.initiator, ...doers(decided)], node: '' }],
  InstanceResumed: (_event, decided) => [{ kind: 'work-resumed', userIds: [decided.after.initiator, ...doers(decided)], node: '' }],
  HandedOver: ({ to }) => [{ kind: 'handed-over', userIds: [to], node: '' }],
  InstanceEnded: ({ node = '' }, decided) => [{ kind: has(decided, 'TaskRejected') ? 'task-rejected' : 'work-ended', userIds: [decided.after.initiator], node }],
};

/** Nobody is told of what he did himself. No text and no personal value is in it: it is worded when it is read. */
export function noticesOf(commandId: string, by: string, decided: Decided): Effect[] {
  return decided.events.flatMap((event, index) => (NOTICES[event.type]?.(event as never, decided) ?? []).flatMap((notice, n): Effect[] => {
    const userIds = [...new Set(notice.userIds)].filter((userId) => userId !== by && userId !== '');
    if (userIds.length === 0) return [];
    const payload: JsonObject = { kind: notice.kind, userIds, ...(notice.taskId === undefined ? {} : { taskId: notice.taskId }) };
    return [{ id: sha256Hex(`${commandId}\nnotice\n${index}${n === 0 ? '' : `.${n}`}`).slice(0, 32), type: NOTICE, node: notice.node, payload }];
  }));
}
