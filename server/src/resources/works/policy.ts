import { isCandidate } from '@liandong/core/run';
import type { CommandBody, LoadedWork } from '../../durable/index';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';

/**
 * What core cannot know of a command: the platform right behind it. Steps themselves are core's to allow. Handing a step on is for who has
 * it, or for an operator; ending somebody's work is for an operator.
 */
export function checkCommand(caller: Caller, command: CommandBody, { work }: LoadedWork, snapshot: OrgSnapshot): void {
  const isOperator = caller.rights.includes('operate');
  if (command.type === 'TerminateInstance' && !isOperator) refuse('access.right-missing', '', { right: 'operate' });
  if (command.type !== 'ReassignTask') return;
  const task = work.state.tasks[command.taskId];
  if (task && !isOperator && !isCandidate(task, caller)) refuse('access.denied');
  if (!snapshot.person(command.userId)) refuse('work.person-unknown', '/body/userId');
}
