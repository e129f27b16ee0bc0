/** Whom a commit concerns: effects of our own beside the process's, done from the same outbox. */
import { sha256Hex, type Effect, type JsonObject, type Work, type WorkEvent } from '@liandong/core/run';

export const NOTICE = 'liandong:notice';

interface Notice {
  readonly kind: 'task-arrived' | 'task-returned' | 'work-ended';
  readonly userIds: readonly string[];
  readonly node: string;
  readonly taskId?: string;
}

const foundIn = ({ why }: Extract<WorkEvent, { type: 'TaskCreated' }>): readonly string[] => (why?.found ?? []).map((holder) => holder.userId);

function noticeOf(event: WorkEvent, after: Work): Notice | undefined {
  if (event.type === 'TaskCreated') {
    const task = after.state.tasks[event.task.id];
    if (!task) return undefined;
    const userIds = task.assignee === undefined ? foundIn(event) : [task.assignee];
    return { kind: task.returned ? 'task-returned' : 'task-arrived', userIds, node: task.node, taskId: task.id };
  }
  if (event.type === 'TaskReassigned') return { kind: 'task-arrived', userIds: [event.to], node: after.state.tasks[event.taskId]?.node ?? '', taskId: event.taskId };
  if (event.type === 'TaskDelegated') return { kind: 'task-arrived', userIds: [event.to], node: after.state.tasks[event.taskId]?.node ?? '', taskId: event.taskId };
  if (event.type === 'InstanceEnded') return { kind: 'work-ended', userIds: [after.state.initiator], node: event.node ?? '' };
  return undefined;
}

/** Nobody is told of what he did himself. No text and no personal value is in it: it is worded when it is read. */
export function noticesOf(commandId: string, by: string, events: readonly WorkEvent[], after: Work): Effect[] {
  return events.flatMap((event, index) => {
    const notice = noticeOf(event, after);
    const userIds = notice?.userIds.filter((userId) => userId !== by) ?? [];
    if (!notice || userIds.length === 0) return [];
    const payload: JsonObject = { kind: notice.kind, userIds, ...(notice.taskId === undefined ? {} : { taskId: notice.taskId }) };
    return [{ id: sha256Hex(`${commandId}\nnotice\n${index}`).slice(0, 32), type: NOTICE, node: notice.node, payload }];
  });
}
