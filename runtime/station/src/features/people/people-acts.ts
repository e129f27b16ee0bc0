import type { CommandBody } from '@liandong/server/contract/works';

interface Said {
  readonly taskId: string | undefined;
  /** at least one */
  readonly userIds: readonly string[];
  readonly comment: string;
  /** a question: the step is not done before the answer */
  readonly waits: boolean;
}
interface PeopleActOf {
  /** how many people it takes */
  readonly most: number;
  /** it is not done without words */
  readonly must: boolean;
  readonly waits?: true;
  readonly body: (said: Said) => CommandBody;
}

const one = (said: Said): { readonly taskId: string; readonly userId: string; readonly comment: string } => ({ taskId: said.taskId ?? '', userId: said.userIds[0] ?? '', comment: said.comment });
const added = (position: 'before' | 'after') => ({ taskId, userIds, comment }: Said): CommandBody => ({ type: 'AddSigners', taskId: taskId ?? '', userIds: [...userIds], position, comment });

export type PeopleAct = 'transfer' | 'delegate' | 'reassign' | 'addBefore' | 'addAfter' | 'ask' | 'copy';
/** What names somebody else, and what it sends. */
export const PEOPLE_ACTS: Readonly<Record<PeopleAct, PeopleActOf>> = {
  transfer: { most: 1, must: true, body: (said) => ({ type: 'TransferTask', ...one(said) }) },
  delegate: { most: 1, must: true, body: (said) => ({ type: 'DelegateTask', ...one(said) }) },
  reassign: { most: 1, must: true, body: (said) => ({ type: 'ReassignTask', ...one(said) }) },
  addBefore: { most: 50, must: true, body: added('before') },
  addAfter: { most: 50, must: true, body: added('after') },
  ask: { most: 1, must: true, waits: true, body: (said) => ({ type: 'AskPerson', ...one(said), waits: said.waits }) },
  copy: { most: 100, must: false, body: ({ taskId, userIds, comment }) => ({ type: 'CopyTo', userIds: [...userIds], ...(taskId === undefined ? {} : { taskId }), ...(comment === '' ? {} : { comment }) }) },
};
