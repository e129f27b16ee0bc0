import { isCandidate, whoMay, type TaskState } from '@liandong/core/run';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { TaskDetail } from './contract';

/** To whom the caller may hand a step on: the others who could take it. An offer is nobody's yet; absent means that he may not. */
export function handToOf(caller: Caller, task: TaskState, snapshot: OrgSnapshot): Pick<TaskDetail, 'handTo'> {
  const mayHand = caller.rights.includes('operate') || isCandidate(task, caller);
  if (task.kind === 'offer' || !mayHand) return {};
  const { assignee, ...unassigned } = task;
  const others = whoMay(unassigned, snapshot.view).filter((userId) => userId !== caller.userId && userId !== assignee);
  return { handTo: others.flatMap((userId) => snapshot.person(userId) ?? []).map(({ id, name }) => ({ userId: id, name })) };
}
