import { accessOf, fieldsOf, isCandidate, modeOf, problem, type FieldAccess, type JsonObject } from '@liandong/core/run';
import { shownData, type Sight } from '../../access/index';
import type { CommandBody, LoadedWork } from '../../durable/index';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';

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

/**
 * Fields that he sends in though the step does not let him edit them and he does not see them in full. Core takes such a value when it is
 * the stored one; told to somebody who may not see it, that answer would let him try values out until one fits.
 */
export function guessedFields(sent: JsonObject, access: FieldAccess, stored: JsonObject, shown: { readonly data: JsonObject; readonly masked: readonly string[] }): string[] {
  const isSeen = (id: string): boolean => Object.hasOwn(shown.data, id) && !shown.masked.includes(id);
  const isEcho = (id: string): boolean => Object.hasOwn(shown.data, id) && shown.data[id] === sent[id];
  return Object.keys(sent).filter((id) => Object.hasOwn(stored, id) && modeOf(access, id) !== 'edit' && !isSeen(id) && !isEcho(id));
}

export function refuseGuesses(command: CommandBody, { work, program }: LoadedWork, sight: Sight): void {
  if (command.type !== 'CompleteTask') return;
  const { pack } = program;
  const fields = fieldsOf(pack, work.record.type);
  const node = pack.processes[work.state.process]?.nodes[work.state.tasks[command.taskId]?.node ?? ''];
  const guessed = guessedFields(command.data, accessOf(node), work.record.data, shownData(fields, work.record.data, sight));
  if (guessed.length > 0) throw new Refusal(guessed.slice(0, 20).map((id) => problem('work.field-not-editable', `/${id}`, { title: fields[id]?.title ?? id })));
}
