/** 抄送, 已阅, 催办, 沟通: telling people and asking them. No token moves. */
import { isAmong } from '../candidates';
import type { Run } from '../engine/run';
import { refuse } from '../refused';
import type { Ask } from '../types';
import { openTaskFor, reasonGiven, stillToCome, taskOf } from './access';
import type { Commands } from './table';

const MOST_COPIES = 100;
/** between two reminders of one step */
const PAUSE = 3_600_000;

/** He began it, has done a step of it, is among those to whom one is offered now or is to sign when his turn comes. */
function isInvolved(run: Run): boolean {
  const [{ initiator, visits, tasks, scopes }, { actor }] = [run.state, run.ctx];
  const { userId } = actor;
  if (initiator === userId || visits.some((visit) => visit.by === userId)) return true;
  return Object.values(tasks).some((task) => task.assignee === userId || isAmong(task, actor)) || Object.values(scopes).some((scope) => stillToCome(scope).includes(userId));
}
const checkInvolved = (run: Run): string => (isInvolved(run) ? run.ctx.actor.userId : refuse('process.not-involved'));

function askOf(run: Run, askId: string): Ask {
  const asks = run.state.asks ?? {};
  return (Object.hasOwn(asks, askId) ? asks[askId] : undefined) ?? refuse('process.ask-unknown', '/askId', { ask: askId });
}

export const tellingCommands: Pick<Commands, 'CopyTo' | 'MarkRead' | 'Urge' | 'AskPerson' | 'AnswerAsk' | 'EndAsk'> = {
  CopyTo: (run, { userIds, taskId, comment }) => {
    const by = checkInvolved(run);
    if (userIds.length === 0 || userIds.length > MOST_COPIES) refuse('process.copies-count', '/userIds', { limit: MOST_COPIES });
    const node = taskId === undefined ? '' : taskOf(run, taskId).node;
    run.emit({ type: 'Copied', id: run.id('copy', node), to: [...new Set(userIds)], by, at: run.ctx.now, ...(node === '' ? {} : { node }), ...(comment ? { comment } : {}) });
  },
  MarkRead: (run, { copyId }) => {
    const { userId } = run.ctx.actor;
    const copies = run.state.copies ?? {};
    const copy = Object.hasOwn(copies, copyId) ? copies[copyId] : undefined;
    if (!copy?.to.includes(userId)) refuse('process.copy-unknown', '/copyId', { copy: copyId });
    if (!copy?.read.includes(userId)) run.emit({ type: 'CopyRead', id: copyId, by: userId, at: run.ctx.now });
  },
  Urge: (run, { taskId, comment }) => {
    const by = checkInvolved(run);
    const tasks = taskId === undefined ? Object.values(run.state.tasks) : [taskOf(run, taskId)];
    const due = tasks.filter((task) => task.urged === undefined || Date.parse(run.ctx.now) - Date.parse(task.urged.at) >= PAUSE);
    if (due.length === 0) refuse('process.urged-already', '/taskId', { minutes: PAUSE / 60_000 });
    run.emit({ type: 'Urged', tasks: due.map((task) => task.id), by, at: run.ctx.now, ...(comment ? { comment } : {}) });
  },
  AskPerson: (run, { taskId, userId, waits, comment }) => {
    const task = openTaskFor(run, taskId);
    const { by, at } = reasonGiven(run, comment, run.node(task.node).title);
    if (userId === by) refuse('process.asks-himself', '/userId', { userId });
    run.emit({ type: 'Asked', ask: { id: run.id('ask', task.node, task.id), task: task.id, node: task.node, by, to: userId, at, waits }, comment });
  },
  AnswerAsk: (run, { askId, comment }) => {
    const ask = askOf(run, askId);
    if (ask.to !== run.ctx.actor.userId) refuse('process.not-asked', '/askId', { by: ask.to });
    run.emit({ type: 'Answered', askId, to: ask.by, ...reasonGiven(run, comment, run.node(ask.node).title) });
  },
  EndAsk: (run, { askId }) => {
    const ask = askOf(run, askId);
    const { userId } = run.ctx.actor;
    if (ask.by !== userId) openTaskFor(run, ask.task);
    run.emit({ type: 'AskEnded', askId, by: userId, at: run.ctx.now });
  },
};
