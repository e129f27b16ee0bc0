/** Completing a step: its outcome, whom it still waits for, the signature it is, who signs after it. */
import { concludeIfDecided } from '../engine/activity';
import { consentOf } from '../approval/passing';
import { actsFor, soughtFor } from '../candidates';
import type { Run } from '../engine/run';
import { trigger } from '../engine/trigger';
import { assign } from '../engine/variables';
import type { JsonObject } from '../../shared/json';
import { refuse } from '../refused';
import type { ProcessCommand, ProcessNode, TaskState } from '../types';
import { bracketOf, checkSigners, openTaskFor } from './access';

type Complete = Extract<ProcessCommand, { type: 'CompleteTask' }>;

function checkedOutcome(node: ProcessNode, outcome: string | undefined, comment: string | undefined): string | undefined {
  const outcomes = node.task?.outcomes ?? [];
  if (outcomes.length === 0) return outcome === undefined ? undefined : refuse('process.outcome-unknown', '/outcome', { outcome });
  const chosen = outcomes.find((entry) => entry.id === outcome) ?? (outcome === undefined && outcomes.length === 1 ? outcomes[0] : undefined);
  if (!chosen) return refuse('process.outcome-unknown', '/outcome', { outcome: outcome ?? '' });
  if (chosen.comment === 'required' && !comment?.trim()) refuse('process.comment-required', '/comment', { node: node.title });
  return chosen.id;
}

/** Somebody is to sign first, or to answer. */
function checkWaits(run: Run, task: TaskState): void {
  checkSigners(run, task);
  if (run.state.asks === undefined) return;
  const asked = Object.values(run.state.asks).filter((ask) => ask.task === task.id && ask.waits);
  if (asked.length > 0) refuse('process.waits-for-answer', '', { count: asked.length });
}

type Said = { readonly by: string; readonly at: string; readonly outcome?: string; readonly comment?: string };
const saidBy = (run: Run, outcome: string | undefined, comment: string | undefined): Said => ({
  by: run.ctx.actor.userId, at: run.ctx.now, ...(outcome === undefined ? {} : { outcome }), ...(comment ? { comment } : {}),
});

/** Nobody signs twice, but for somebody else. */
function checkSignsOnce(run: Run, node: ProcessNode, task: TaskState, principal: string | undefined): void {
  const votes = bracketOf(run, task)?.multi?.signing?.votes ?? [];
  const { userId } = run.ctx.actor;
  if (node.task?.sign && principal === undefined && votes.some((vote) => vote.by === userId && vote.for === undefined)) refuse('process.already-signer', '', { userId });
}

export function complete(run: Run, command: Complete): void {
  const task = openTaskFor(run, command.taskId);
  const node = run.node(task.node);
  const outcome = checkedOutcome(node, command.outcome, command.comment);
  const said = saidBy(run, outcome, command.comment);
  checkWaits(run, task);
  if (task.delegations?.length) return run.emit({ type: 'TaskOpined', taskId: task.id, ...said });
  const principal = actsFor(task, run.ctx.actor)?.for;
  checkSignsOnce(run, node, task, principal);
  run.emit({ type: 'TaskCompleted', taskId: task.id, node: node.id, ...said, ...(principal === undefined ? {} : { for: principal }) });
  tellCopies(run, node, task);
  sign(run, task, outcome, principal);
  return goOn(run, node, task, outcome, command.vars ?? {});
}

/** 抄送: everybody who has the role, as the step's model says. */
function tellCopies(run: Run, node: ProcessNode, task: TaskState): void {
  const people = (node.task?.copies ?? []).flatMap(({ role, at }) => {
    const unit = at === undefined ? run.state.orgId : run.ctx.org.atTier(run.state.orgId, at);
    return unit === undefined ? [] : run.ctx.org.holders(role, unit).map((holder) => holder.userId);
  });
  if (people.length > 0) run.emit({ type: 'Copied', id: run.id('copy', node.id, task.id), to: [...new Set(people)], by: run.ctx.actor.userId, at: run.ctx.now, node: node.id });
}

/** The step is one signature of several. */
function sign(run: Run, task: TaskState, outcome: string | undefined, principal: string | undefined): void {
  const bracket = bracketOf(run, task);
  const { signing } = bracket?.multi ?? {};
  if (!bracket || !signing) return;
  const index = Number(run.state.tokens[task.token]?.local?.loopCounter ?? 1) - 1;
  const mine = task.added ? { weight: task.added.weight } : { weight: signing.weights?.[index] ?? 1, index };
  run.emit({ type: 'Signed', scope: bracket.id, vote: { by: run.ctx.actor.userId, visit: run.state.visits.length - 1, ...mine, ...(principal === undefined ? {} : { for: principal }), ...(outcome === undefined ? {} : { outcome }) } });
}

/** Does the next who was added sign now? A no of one alone ends it; of several every signature is counted. */
const isPassedOn = (run: Run, node: ProcessNode, task: TaskState, outcome: string | undefined): boolean =>
  task.after !== undefined && task.after.length > 0 && (outcome === undefined || outcome === consentOf(node) || bracketOf(run, task) !== undefined);

/** The next who was added signs; an opinion given first goes back to whom it was given; else the step is done. */
function goOn(run: Run, node: ProcessNode, task: TaskState, outcome: string | undefined, vars: JsonObject): void {
  const bracket = bracketOf(run, task);
  if (isPassedOn(run, node, task, outcome)) askNext(run, task, task.after ?? []);
  else if (task.added?.position !== 'before') {
    assign(run, '', undefined, { outcome: outcome ?? null });
    return trigger(run, node, { token: task.token }, vars);
  }
  return bracket && node.task?.sign ? concludeIfDecided(run, node, bracket.id) : undefined;
}

function askNext(run: Run, task: TaskState, [next = '', ...rest]: readonly string[]): void {
  const { assignee: _assignee, after: _after, standIns: _standIns, returned: _returned, urged: _urged, opinions: _opinions, due: _due, ...base } = task;
  const due = run.node(task.node).task?.due;
  run.emit({
    type: 'TaskCreated',
    task: {
      ...base, id: run.id('task', task.node, `${task.token}:${next}`), assignee: next, candidates: [], why: soughtFor(task), createdAt: run.ctx.now, ...(due === undefined ? {} : { due: run.ctx.calendar.add(run.ctx.now, due) }),
      added: { by: run.ctx.actor.userId, task: task.id, position: 'after', weight: task.added?.weight ?? 1 }, ...(rest.length > 0 ? { after: rest } : {}),
    },
  });
}

/** An added signer whose turn it was is gone: the next, or on with what had been decided before him. */
export function goOnWithout(run: Run, node: ProcessNode, task: TaskState): void {
  const outcome = run.state.visits.filter((visit) => visit.node === node.id).at(-1)?.outcome;
  goOn(run, node, task, outcome, {});
}
