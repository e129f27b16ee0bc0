/** Actions of approvals as moves of a scenario: one word each, with the step and the people concerned. */
import { type Static, Type } from '@sinclair/typebox';
import type { ProcessState } from '../process/types';
import type { HostCommand, HostWork } from './host';

const strict = { additionalProperties: false } as const;
const Ref = Type.String({ minLength: 1, maxLength: 64 });
const OF_TASK = ['reject', 'transfer', 'delegate', 'addBefore', 'addAfter', 'removeSigner', 'removeMember', 'ask'] as const;
const OF_WORK = ['takeBack', 'copy', 'read', 'urge', 'answer', 'endAsk', 'suspend', 'resume', 'handOver'] as const;

export const ApprovalMove = Type.Object({
  do: Type.Union([...OF_TASK, ...OF_WORK].map((word) => Type.Literal(word))),
  /** the step; for a work as a whole it is left out */
  node: Type.Optional(Type.String()),
  /** whom it goes to, who is added, asked, told */
  to: Type.Optional(Type.Union([Ref, Type.Array(Ref)])),
  /** handOver: from whom */
  from: Type.Optional(Ref),
  comment: Type.Optional(Type.String({ maxLength: 1000 })),
  /** ask: the step waits for the answer */
  waits: Type.Optional(Type.Boolean()),
}, strict);
export type ApprovalMove = Static<typeof ApprovalMove>;

interface At { readonly by: string; readonly taskId: string | undefined; readonly work: HostWork | undefined }
const isOfTask = (word: string): boolean => (OF_TASK as readonly string[]).includes(word);
const peopleIn = (to: ApprovalMove['to']): readonly string[] => (to === undefined ? [] : typeof to === 'string' ? [to] : to);

function ofTask(move: ApprovalMove, taskId: string): HostCommand {
  const userIds = peopleIn(move.to);
  const [{ comment = '' }, userId = ''] = [move, userIds[0]];
  switch (move.do) {
    case 'reject':
      return { type: 'RejectTask', taskId, comment };
    case 'transfer':
      return { type: 'TransferTask', taskId, userId, comment };
    case 'delegate':
      return { type: 'DelegateTask', taskId, userId, comment };
    case 'removeSigner':
      return { type: 'RemoveSigner', taskId, userId, comment };
    case 'removeMember':
      return { type: 'RemoveMember', taskId, comment };
    case 'ask':
      return { type: 'AskPerson', taskId, userId, waits: move.waits === true, comment };
    default:
      return { type: 'AddSigners', taskId, userIds, position: move.do === 'addBefore' ? 'before' : 'after', comment };
  }
}

type OfWork = (typeof OF_WORK)[number];
const askOf = ({ by, work }: At, who: 'from' | 'to'): string => work?.asks?.find((ask) => ask[who] === by)?.id ?? '';
const said = ({ comment }: ApprovalMove): { readonly comment?: string } => (comment === undefined ? {} : { comment });
const atTask = ({ taskId }: At): { readonly taskId?: string } => (taskId === undefined ? {} : { taskId });
const WORK: Readonly<Record<OfWork, (move: ApprovalMove, at: At) => HostCommand>> = {
  takeBack: (move) => ({ type: 'TakeBackTask', node: move.node ?? '', ...said(move) }),
  copy: (move, at) => ({ type: 'CopyTo', userIds: peopleIn(move.to), ...said(move), ...atTask(at) }),
  read: (_move, { by, work }) => ({ type: 'MarkRead', copyId: work?.copies?.find(({ to }) => to.includes(by))?.id ?? '' }),
  urge: (move, at) => ({ type: 'Urge', ...said(move), ...atTask(at) }),
  answer: (move, at) => ({ type: 'AnswerAsk', askId: askOf(at, 'to'), comment: move.comment ?? '' }),
  endAsk: (_move, at) => ({ type: 'EndAsk', askId: askOf(at, 'from') }),
  handOver: (move) => ({ type: 'HandOver', from: move.from ?? '', to: peopleIn(move.to)[0] ?? '', comment: move.comment ?? '' }),
  suspend: ({ comment = '' }) => ({ type: 'SuspendInstance', comment }),
  resume: ({ comment = '' }) => ({ type: 'ResumeInstance', comment }),
};

/** undefined: the step was never open */
export function approvalCommand(move: ApprovalMove, at: At): HostCommand | undefined {
  if (!isOfTask(move.do)) return WORK[move.do as OfWork](move, at);
  return at.taskId === undefined ? undefined : ofTask(move, at.taskId);
}

/** People whom a command gives something to do: a host knows them or refuses. */
export function namedBy(command: HostCommand): readonly string[] {
  if (command.type === 'HandOver') return [command.to];
  return [...('userId' in command ? [command.userId] : []), ...('userIds' in command ? command.userIds : [])];
}

/** Questions and copies of a work, for who looks at it. */
export const pendingOf = ({ asks = {}, copies = {} }: ProcessState): Pick<HostWork, 'asks' | 'copies'> => ({
  asks: Object.values(asks).map(({ id, by, to }) => ({ id, from: by, to })), copies: Object.values(copies).map(({ id, to }) => ({ id, to })),
});
