/**
 * What a person may do now, found out by asking the engine: a command with nobody's name in it is decided and thrown away. So what is
 * offered is what would be taken, and no rule stands here a second time.
 */
import { decide, isCandidate, returnTargets, type Ctx, type TaskState, type WorkCommand } from '@liandong/core/run';
import { isOfferOnly, isOperatorOf } from '../../access/index';
import type { CommandBody } from '../../durable/index';
import type { Caller } from '../../platform/http/handler';
import type { AskView, TaskMay, WorkMay, WorkView } from './contract';
import type { Seen } from './see';

/** No id of anybody, no reason. */
const ANY = '?';
export type Allows = (command: CommandBody) => boolean;

/** Would the command be taken from him now? */
export function allowsOf({ program, work, snapshot, now }: Seen, { userId, name, grants }: Caller): Allows {
  const ctx: Ctx = { now, actor: { userId, name, grants }, newId: (key) => key, org: snapshot.view, calendar: snapshot.calendar, params: program.pack.params };
  return (command) => {
    const outcome = decide(program, work, { ...command, id: ANY } as WorkCommand, ctx);
    // nobody has no votes: that alone is no reason
    return outcome.ok || outcome.problems.every(({ code }) => code === 'process.weight');
  };
}

const HOLDERS: Readonly<Partial<Record<TaskMay, (taskId: string) => CommandBody>>> = {
  reject: (taskId) => ({ type: 'RejectTask', taskId, comment: ANY }),
  transfer: (taskId) => ({ type: 'TransferTask', taskId, userId: ANY, comment: ANY }),
  delegate: (taskId) => ({ type: 'DelegateTask', taskId, userId: ANY, comment: ANY }),
  'add-before': (taskId) => ({ type: 'AddSigners', taskId, userIds: [ANY], position: 'before', comment: ANY }),
  'add-after': (taskId) => ({ type: 'AddSigners', taskId, userIds: [ANY], position: 'after', comment: ANY }),
  ask: (taskId) => ({ type: 'AskPerson', taskId, userId: ANY, waits: false, comment: ANY }),
};
const INVOLVED: typeof HOLDERS = { copy: (taskId) => ({ type: 'CopyTo', userIds: [ANY], taskId }), urge: (taskId) => ({ type: 'Urge', taskId }) };
const OPERATORS: typeof HOLDERS = {
  reassign: (taskId) => ({ type: 'ReassignTask', taskId, userId: ANY, comment: ANY }), 'remove-member': (taskId) => ({ type: 'RemoveMember', taskId, comment: ANY }),
};
const allowed = (probes: typeof HOLDERS, allows: Allows, taskId: string): TaskMay[] =>
  Object.entries(probes).flatMap(([act, probe]) => (allows(probe(taskId)) ? [act as TaskMay] : []));

const isOperator = ({ instance, snapshot }: Seen, caller: Caller): boolean => isOperatorOf(caller, snapshot.view, instance.orgId);

/** Steps that it may be sent back to now; `$caller`: to the work that called this one. */
export function targetsOf({ program, work: { state } }: Seen, task: TaskState): { readonly node: string; readonly visit?: number }[] {
  const model = program.pack.processes[state.process];
  const outside = state.parent && model?.nodes[task.node]?.task?.returns.includes('$caller') ? [{ node: '$caller' }] : [];
  return model ? [...returnTargets(model, state, task), ...outside] : [];
}

/** All that he may do to one step. */
export function taskMay(seen: Seen, caller: Caller, task: TaskState): TaskMay[] {
  if (isOfferOnly(seen.sight)) return [];
  const allows = allowsOf(seen, caller);
  const held = isCandidate(task, caller) ? allowed(HOLDERS, allows, task.id) : [];
  const sent: TaskMay[] = held.includes('transfer') && targetsOf(seen, task).length > 0 ? ['return'] : [];
  const withdrawn: TaskMay[] = allows({ type: 'WithdrawInstance', comment: ANY }) ? ['withdraw'] : [];
  return [...withdrawn, ...sent, ...held, ...allowed(INVOLVED, allows, task.id), ...(isOperator(seen, caller) ? allowed(OPERATORS, allows, task.id) : [])];
}

/** Of many steps of one work what can be done from outside of them, and of so many: each is asked for on its own. */
const MOST_ASKED = 30;
export function outsideMay(seen: Seen, caller: Caller, task: TaskState, index: number): TaskMay[] {
  if (isOfferOnly(seen.sight) || index >= MOST_ASKED) return [];
  const allows = allowsOf(seen, caller);
  const { urge } = INVOLVED;
  return [...allowed(urge ? { urge } : {}, allows, task.id), ...(isOperator(seen, caller) ? allowed(OPERATORS, allows, task.id) : [])];
}

const WORK: Readonly<Record<WorkMay, CommandBody>> = {
  withdraw: { type: 'WithdrawInstance', comment: ANY }, urge: { type: 'Urge' }, copy: { type: 'CopyTo', userIds: [ANY] },
  suspend: { type: 'SuspendInstance', comment: ANY }, resume: { type: 'ResumeInstance', comment: ANY }, terminate: { type: 'TerminateInstance', comment: ANY },
};
const OPERATORS_OF_WORK: readonly WorkMay[] = ['suspend', 'resume', 'terminate'];

export function workMay(seen: Seen, caller: Caller): WorkMay[] {
  if (isOfferOnly(seen.sight)) return [];
  const allows = allowsOf(seen, caller);
  return (Object.keys(WORK) as WorkMay[]).filter((act) => (!OPERATORS_OF_WORK.includes(act) || isOperator(seen, caller)) && allows(WORK[act]));
}

/** Steps that he did last himself and may have back. */
export function takeBackIn(seen: Seen, caller: Caller): WorkView['takeBack'] {
  const { work: { state }, instance, program } = seen;
  const mine = (state.fresh ?? []).flatMap((visit) => (state.visits[visit]?.by === caller.userId ? [state.visits[visit].node] : []));
  const allows = allowsOf(seen, caller);
  return [...new Set(mine)].filter((node) => allows({ type: 'TakeBackTask', node }))
    .map((node) => ({ workId: instance._id, node, title: program.pack.processes[state.process]?.nodes[node]?.title ?? node }));
}

export const askMay = (allows: Allows, askId: string): AskView['may'] =>
  [...(allows({ type: 'AnswerAsk', askId, comment: ANY }) ? ['answer' as const] : []), ...(allows({ type: 'EndAsk', askId }) ? ['end' as const] : [])];
