/** 退回, 驳回, 拿回: going back on the way the work came. What happens to branches, members, timers and data: docs/approvals.md. */
import { homeOf, setAside } from '../approval/aside';
import { goBack, membersNote, type Route, routeTo } from '../approval/back';
import { withoutVote } from '../approval/signing';
import { cancelCalls, remove } from '../engine/kill';
import { beginMember } from '../engine/multi';
import { placeOf, type Run } from '../engine/run';
import { refuse } from '../refused';
import type { Multi, Parked, ProcessModel, ProcessNode, ProcessState, Scope, TaskState } from '../types';
import { checkSigners, openTaskFor, reasonGiven } from './access';
import type { Commands } from './table';

/** The error with which a called process that was returned ends; its caller may catch it. */
export const RETURNED = 'returned';

interface Target { readonly node: string; readonly visit: number }

function isNamed(returns: readonly string[], { node, visit }: Target, past: readonly number[]): boolean {
  if (returns.includes(node) || returns.includes('*')) return true;
  return (returns.includes('$previous') && visit === past.at(-1)) || (returns.includes('$first') && visit === past[0]);
}

/** Steps that an open task may be returned to now, in the order in which they were passed. */
export function returnTargets(model: ProcessModel, state: ProcessState, task: TaskState): Target[] {
  const returns = model.nodes[task.node]?.task?.returns ?? [];
  const past = state.tokens[task.token]?.past ?? [];
  const last = new Map(past.map((visit) => [state.visits[visit]?.node ?? '', visit]));
  return [...last].map(([node, visit]): Target => ({ node, visit })).filter((target) => model.nodes[target.node]?.task?.kind === 'task' && isNamed(returns, target, past) && routeTo(model, state, task.token, target.node, target.visit) !== undefined);
}

/** Again from there, or straight back here: as the model says, else as he who returns it says. */
function isResumed(run: Run, node: ProcessNode, task: TaskState, resume: boolean | undefined): boolean {
  const mode = node.task?.returnMode;
  if (mode === 'again' && resume === true) refuse('process.return-mode', '/resume', { node: node.title });
  // an answer behind an event-based gateway has no step of its own that could wait
  if (!(mode === 'resume' || resume === true) || placeOf(run, task.token).node !== node.id) return false;
  if (task.added?.position === 'before') refuse('process.return-mode', '/resume', { node: node.title });
  checkSigners(run, task);
  return true;
}
const kept = ({ after, delegations, opinions, added }: TaskState): Parked['keeps'] => ({ ...(after ? { after } : {}), ...(delegations ? { delegations } : {}), ...(opinions ? { opinions } : {}), ...(added ? { added } : {}) });

/** A called process was returned by somebody in it: the caller goes back to the step that was done last before the call. */
export function returnFromChild(run: Run, token: string): boolean {
  const place = run.state.tokens[token];
  for (const visit of [...(place?.past ?? [])].reverse()) {
    const node = run.state.visits[visit]?.node ?? '';
    if (!place || run.model.nodes[node]?.task?.kind !== 'task' || !routeTo(run.model, run.state, token, node, visit)) continue;
    goTo(run, homeOf(run, token), { node, visit }, { from: place.node, by: run.ctx.actor.userId, comment: '', fields: [], round: run.state.entered[node] ?? 1 });
    return true;
  }
  return false;
}

type Reason = { readonly by: string; readonly at: string; readonly comment: string };
function goTo(run: Run, from: string, { node, visit }: Target, why: NonNullable<TaskState['returned']>): void {
  const route = routeTo(run.model, run.state, from, node, visit) ?? refuse('process.return-target', '/to', { to: node });
  run.returning = { to: node, why };
  goBack(run, route, node, visit);
}

/** Of a called process: it ends, and its caller's work goes back. */
function returnToCaller(run: Run, node: ProcessNode): void {
  if (!run.state.parent || !node.task?.returns.includes('$caller')) refuse('process.return-target', '/to', { to: '$caller' });
  cancelCalls(run);
  run.emit({ type: 'InstanceEnded', status: 'rejected', node: node.id, error: RETURNED, by: run.ctx.actor.userId, at: run.ctx.now });
}

/** 驳回 to who began it: his first step on the way. */
function toInitiator(run: Run, task: TaskState, { by, comment }: Reason): void {
  const visit = placeOf(run, task.token).past.find((index) => run.state.visits[index]?.by === run.state.initiator);
  const node = run.state.visits[visit ?? -1]?.node;
  if (visit === undefined || node === undefined) return refuse('process.return-target', '', { to: 'initiator' });
  return goTo(run, homeOf(run, task.token), { node, visit }, { from: task.node, by, comment, fields: [], round: run.state.entered[node] ?? 1 });
}

/** One signature of a step of several that is still open: his member begins again, the others stay as they are. */
function unsign(run: Run, node: ProcessNode, bracket: Scope, visit: number, by: string): void {
  const index = bracket.multi?.signing?.votes.find((vote) => vote.visit === visit)?.index;
  if (index === undefined || node.loop?.kind !== 'multi') return refuse('process.too-late');
  const later = Object.entries(run.state.tokens).filter(([, place]) => place.scope === bracket.id && Number(place.local?.loopCounter) - 1 > index);
  if (node.loop.sequential) {
    for (const [token] of later) remove(run, token);
  }
  run.emit({ type: 'Unsigned', scope: bracket.id, visit, ...(node.loop.sequential ? { next: index + 1 } : {}) });
  run.again = { node: node.id, userId: by, token: beginMember(run, node, node.loop, bracket.id, index) };
}

/** Of signers who come one after the other only the last who has signed may take back. */
function checkTurn(node: ProcessNode, multi: Multi | undefined, visit: number): void {
  const votes = multi?.signing?.votes ?? [];
  const index = votes.find((vote) => vote.visit === visit)?.index ?? 0;
  if (node.loop?.kind === 'multi' && node.loop.sequential && votes.some((vote) => (vote.index ?? -1) > index)) refuse('process.too-late');
}

/** Where a called process or a service is at work, what was done before it is out of hand. */
function checkOutside(run: Run, visit: number): void {
  const isGone = Object.values(run.state.waits).some((wait) => (wait.kind === 'call' || wait.kind === 'job') && wait.token !== undefined && run.state.tokens[wait.token]?.past.includes(visit));
  if (isGone) refuse('process.too-late');
}

/** What he did last at a step, if nobody has acted after it. */
function lastOwn(run: Run, nodeId: string, by: string): number {
  const visit = run.state.visits.reduce((found, entry, index) => (entry.node === nodeId && entry.by === by && entry.aside === undefined ? index : found), -1);
  if (visit < 0) refuse('process.not-yours', '/node', { node: nodeId });
  if (!run.state.fresh?.includes(visit)) refuse('process.too-late');
  checkOutside(run, visit);
  return visit;
}

function wayBack(run: Run, nodeId: string, visit: number): Route | undefined {
  const [from] = Object.entries(run.state.tokens).find(([, place]) => place.past.includes(visit)) ?? [];
  return from === undefined ? undefined : routeTo(run.model, run.state, homeOf(run, from), nodeId, visit);
}

export const returningCommands: Pick<Commands, 'ReturnTask' | 'RejectTask' | 'TakeBackTask'> = {
  ReturnTask: (run, { taskId, to, comment, fields = [], resume }) => {
    const task = openTaskFor(run, taskId);
    const node = run.node(task.node);
    const reason = reasonGiven(run, comment, node.title);
    const target = to === '$caller' ? undefined : (returnTargets(run.model, run.state, task).find((entry) => entry.node === to) ?? refuse('process.return-target', '/to', { to }));
    const isAside = target !== undefined && isResumed(run, node, task, resume);
    run.emit({ type: 'TaskReturned', taskId, node: node.id, to, ...reason, fields, ...(isAside ? { resume: true as const } : {}) });
    if (!target) return returnToCaller(run, node);
    const why = { from: node.id, by: reason.by, comment, fields, round: run.state.entered[to] ?? 1 };
    if (!isAside) return goTo(run, homeOf(run, task.token), target, why);
    const route = routeTo(run.model, run.state, task.token, to, target.visit);
    run.returning = { to, why };
    return setAside(run, task.token, { by: task.assignee ?? reason.by, keeps: kept(task) }, to, placeOf(run, task.token).past.filter((visit) => visit < target.visit), route?.scope ?? '');
  },
  RejectTask: (run, { taskId, comment }) => {
    const task = openTaskFor(run, taskId);
    const node = run.node(task.node);
    const reason = reasonGiven(run, comment, node.title);
    const policy = node.task?.reject ?? refuse('process.reject-off', '', { node: node.title });
    run.emit({ type: 'TaskRejected', taskId, node: node.id, ...reason });
    if (policy === 'initiator') return toInitiator(run, task, reason);
    cancelCalls(run);
    return run.emit({ type: 'InstanceEnded', status: 'rejected', node: node.id, by: reason.by, at: reason.at });
  },
  TakeBackTask: (run, { node: nodeId, comment }) => {
    const by = run.ctx.actor.userId;
    const visit = lastOwn(run, nodeId, by);
    const node = run.node(nodeId);
    const open = Object.values(run.state.scopes).find((scope) => scope.multi?.signing?.votes.some((vote) => vote.visit === visit));
    const route = wayBack(run, nodeId, visit) ?? (open ? undefined : refuse('process.too-late'));
    const note = route && membersNote(run.state, route.scope, nodeId, visit);
    checkTurn(node, open?.multi ?? note?.multi, visit);
    run.emit({ type: 'TaskTakenBack', node: nodeId, visit, by, at: run.ctx.now, ...(comment ? { comment } : {}) });
    if (open) return unsign(run, node, open, visit, by);
    if (!route) return undefined;
    if (note) run.restoring = { node: nodeId, multi: withoutVote(note.multi, visit) };
    else run.again = { node: nodeId, userId: by };
    return goBack(run, route, nodeId, visit);
  },
};
