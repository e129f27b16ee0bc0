/** 沟通 and 抄送 as one reader sees them. Their texts are comments: for who may read those, and for whom they are meant. */
import type { ProcessState } from '@liandong/core/run';
import type { Caller } from '../../platform/http/handler';
import type { AskView, CopyView, WorkView } from './contract';
import { allowsOf, askMay } from './may';
import type { Seen } from './see';
import { eventsOf, readsComments, type EventOf, type Told } from './told';

type Ask = EventOf<'Asked'>['ask'];
const text = (name: 'question' | 'answer' | 'comment', value: string | undefined, isRead: boolean) => (value && isRead ? { [name]: value } : {});
const titleOf = ({ program, instance }: Seen, node: string): string => program.pack.processes[instance.state.process]?.nodes[node]?.title ?? node;
const mineOf = ({ by, to }: Ask, userId: string): Pick<AskView, 'mine'> => (to === userId ? { mine: 'asked' } : by === userId ? { mine: 'asker' } : {});

/** All questions of a work, the oldest first, answered ones too. */
export function asksIn(seen: Seen, told: Told, caller: Caller): AskView[] {
  const { work: { state }, instance } = seen;
  const answers = new Map(eventsOf(told, 'Answered').map((event) => [event.askId, event]));
  const allows = allowsOf(seen, caller);
  return eventsOf(told, 'Asked').map(({ ask: first, comment }): AskView => {
    const open = state.status === 'running' ? state.asks?.[first.id] : undefined;
    // handed over meanwhile: whose it is now
    const ask = open ?? first;
    const answer = answers.get(ask.id);
    const isRead = readsComments(seen) || ask.to === caller.userId || ask.by === caller.userId;
    return {
      id: ask.id, workId: instance._id, taskId: ask.task, nodeTitle: titleOf(seen, ask.node), by: told.name(ask.by), to: told.name(ask.to), at: ask.at, waits: ask.waits, open: open !== undefined, ...mineOf(ask, caller.userId),
      may: open ? askMay(allows, ask.id) : [], ...text('question', comment, isRead), ...text('answer', answer?.comment, isRead), ...(answer ? { answeredAt: answer.at } : {}),
    };
  });
}

export function copiesIn(seen: Seen, told: Told, { userId }: Caller): CopyView[] {
  const comments = new Map(eventsOf(told, 'Copied').map((event) => [event.id, event.comment]));
  return Object.values(seen.work.state.copies ?? {}).map((copy): CopyView => ({
    id: copy.id, workId: seen.instance._id, by: told.name(copy.by), at: copy.at, ...(copy.node === undefined ? {} : { nodeTitle: titleOf(seen, copy.node) }),
    to: copy.to.map(told.name), read: copy.read.map(told.name), unreadByMe: copy.to.includes(userId) && !copy.read.includes(userId),
    ...text('comment', comments.get(copy.id), readsComments(seen) || copy.to.includes(userId) || copy.by === userId),
  }));
}

export function suspendedIn(seen: Seen, told: Told, suspended: ProcessState['suspended']): Pick<WorkView, 'suspended'> {
  if (!suspended) return {};
  const reason = eventsOf(told, 'InstanceSuspended').at(-1)?.comment;
  return { suspended: { by: told.name(suspended.by), at: suspended.at, ...text('comment', reason, readsComments(seen)) } };
}
