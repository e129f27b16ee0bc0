import { whoMay, type TaskState } from '@liandong/core/run';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { TaskDetail } from './contract';

/** Whom the caller may think of first when he hands a step on: the others who could take it. Of an offer nobody; absent means that he may not. */
export function handToOf(may: TaskDetail['may'], caller: Caller, task: TaskState, snapshot: OrgSnapshot): Pick<TaskDetail, 'handTo'> {
  if (task.kind === 'offer' || !(may.includes('transfer') || may.includes('reassign'))) return {};
  const { assignee, ...unassigned } = task;
  const others = whoMay(unassigned, snapshot.view).filter((userId) => userId !== caller.userId && userId !== assignee);
  return { handTo: others.flatMap((userId) => snapshot.person(userId) ?? []).map(({ id, name }) => ({ userId: id, name })) };
}
