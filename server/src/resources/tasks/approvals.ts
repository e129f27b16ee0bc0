import { actsFor, type ProcessNode, type TaskState } from '@liandong/core/run';
import type { Caller } from '../../platform/http/handler';
import { asksIn, eventsOf, readsComments, taskMay, type Seen, type Told } from '../works/index';
import type { TaskDetail } from './contract';
import { signersOf } from './signers';

type Approvals = Pick<TaskDetail, 'may' | 'returnMode' | 'rejectTo' | 'signers' | 'signing' | 'asks' | 'opinions' | 'waitsFor' | 'standsFor' | 'delegatedBy' | 'addedBy'>;

/** What those said to whom it was delegated. */
function opinionsOf(seen: Seen, told: Told, task: TaskState, node: ProcessNode | undefined): TaskDetail['opinions'] {
  const said = eventsOf(told, 'TaskOpined');
  return (task.opinions ?? []).map(({ by, at, outcome }) => {
    const title = node?.task?.outcomes.find((entry) => entry.id === outcome)?.title;
    const comment = readsComments(seen) ? said.find((event) => event.by === by && event.at === at)?.comment : undefined;
    return { by: told.name(by), at, ...(title ? { outcome: title } : {}), ...(comment ? { comment } : {}) };
  });
}

function waitsFor({ work: { state } }: Seen, task: TaskState): Pick<TaskDetail, 'waitsFor'> {
  if (Object.values(state.tasks).some((other) => other.added?.task === task.id && other.added.position === 'before')) return { waitsFor: 'signers' };
  return Object.values(state.asks ?? {}).some((ask) => ask.task === task.id && ask.waits) ? { waitsFor: 'answer' } : {};
}

const named = (told: Told, field: 'standsFor' | 'delegatedBy' | 'addedBy', userId: string | undefined) => (userId === undefined ? {} : { [field]: told.name(userId) });
/** Who signs before another has no step of his own that could wait. */
const modeOf = (task: TaskState, node: ProcessNode | undefined): TaskDetail['returnMode'] => (task.added?.position === 'before' ? 'again' : (node?.task?.returnMode ?? 'choose'));

/** What approvals add to a step's page. */
export function approvalsOf(seen: Seen, told: Told, caller: Caller, task: TaskState, node: ProcessNode | undefined): Approvals {
  const { reject } = node?.task ?? {};
  return {
    may: taskMay(seen, caller, task), returnMode: modeOf(task, node), ...(reject === undefined ? {} : { rejectTo: reject }),
    ...signersOf(seen, told, caller, task), asks: asksIn(seen, told, caller).filter((ask) => ask.taskId === task.id), opinions: opinionsOf(seen, told, task, node), ...waitsFor(seen, task),
    ...named(told, 'standsFor', actsFor(task, caller)?.for), ...named(told, 'delegatedBy', task.delegations?.[0]), ...named(told, 'addedBy', task.added?.by),
  };
}
