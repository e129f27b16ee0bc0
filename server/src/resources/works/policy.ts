import { accessOf, fieldsOf, modeOf, problem, type FieldAccess, type JsonObject } from '@liandong/core/run';
import { isOfferOnly, isOperatorOf, refuseOver, shownData, type Sight } from '../../access/index';
import type { CommandBody, LoadedWork } from '../../durable/index';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';

const OPERATORS: readonly CommandBody['type'][] = ['ReassignTask', 'RemoveMember', 'SuspendInstance', 'ResumeInstance', 'TerminateInstance', 'HandOver'];
/** What may be done to an offer that nobody has taken on. */
const ON_OFFERS: readonly CommandBody['type'][] = ['ClaimTask', 'ReleaseTask', 'CompleteTask', 'ReturnTask'];

/** Whom a command names, with the place in the body. */
const named = (command: CommandBody): { readonly path: string; readonly userIds: readonly string[] } => {
  switch (command.type) {
    case 'ReassignTask':
    case 'TransferTask':
    case 'DelegateTask':
    case 'AskPerson':
      return { path: '/body/userId', userIds: [command.userId] };
    case 'AddSigners':
    case 'CopyTo':
      return { path: '/body/userIds', userIds: command.userIds };
    case 'HandOver':
      return { path: '/body/to', userIds: [command.to] };
    default:
      return { path: '', userIds: [] };
  }
};

export interface Circumstances { readonly snapshot: OrgSnapshot; readonly sight: Sight; readonly now: string }

/**
 * What core cannot know of a command: the platform right behind it, that people who are named are there, that a stand-in's period was not
 * ended before its time. Steps themselves are core's to allow. Handing on somebody else's step, ending or stopping a work is for operators of its unit.
 */
export function checkCommand(caller: Caller, command: CommandBody, { work, instance }: LoadedWork, { snapshot, sight, now }: Circumstances): void {
  if (OPERATORS.includes(command.type) && !caller.rights.includes('operate')) refuse('access.right-missing', '', { right: 'operate' });
  if (OPERATORS.includes(command.type) && !isOperatorOf(caller, snapshot.view, instance.orgId)) refuse('access.denied');
  if (isOfferOnly(sight) && !ON_OFFERS.includes(command.type)) refuse('access.denied');
  const task = 'taskId' in command && command.type !== 'ReleaseTask' ? work.state.tasks[command.taskId ?? ''] : undefined;
  if (task) refuseOver(task, caller, snapshot.view, now);
  const { path, userIds } = named(command);
  if (userIds.some((userId) => !snapshot.person(userId))) refuse('work.person-unknown', path);
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
