/**
 * The engine: `start` and `step` decide, `evolve` applies. Pure: a refused command leaves nothing behind.
 * Hosts: the durable server, the phone, the designer's try-out, the scenario player.
 */
import type { Ctx } from '../shared/ctx';
import { isCandidate } from './candidates';
import { handlerOf } from './elements/registry';
import { Refused, refuse } from './refused';
import { Run } from './run';
import { findUnsound } from './soundness';
import type { Facts, Outcome, ProcessCommand, ProcessModel, ProcessNode, ProcessState, StartInput, TaskState } from './types';

const outcomeOf = (run: Run, act: () => void): Outcome => {
  try {
    act();
    run.settle();
    return { ok: true, events: run.events, effects: run.effects };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problems: error.problems };
    throw error;
  }
};

/** Start an instance: the first event is InstanceStarted. */
export function start(model: ProcessModel, input: StartInput, facts: Facts, ctx: Ctx): Outcome {
  const run = new Run(model, undefined, facts, ctx, handlerOf);
  return outcomeOf(run, () => {
    run.emit({ type: 'InstanceStarted', input, process: model.id, by: ctx.actor.userId, at: ctx.now });
    run.send({ token: run.id('token', model.start), node: model.start, past: [] });
  });
}

/** Decide one command on one instance. `facts.record` already holds what the command submits. */
export function step(model: ProcessModel, state: ProcessState, command: ProcessCommand, facts: Facts, ctx: Ctx): Outcome {
  const run = new Run(model, state, facts, ctx, handlerOf);
  return outcomeOf(run, () => {
    if (state.status !== 'running') refuse('process.finished', '', { status: state.status });
    commands[command.type](run, command as never);
  });
}

type Of<T extends ProcessCommand['type']> = Extract<ProcessCommand, { type: T }>;
type Commands = { readonly [T in ProcessCommand['type']]: (run: Run, command: Of<T>) => void };

const commands: Commands = {
  ClaimTask: (run, { taskId }) => {
    const task = openTaskFor(run, taskId);
    if (task.assignee !== run.ctx.actor.userId) run.emit({ type: 'TaskClaimed', taskId, by: run.ctx.actor.userId });
  },
  ReleaseTask: (run, { taskId }) => {
    const task = taskOf(run, taskId);
    if (task.assignee !== run.ctx.actor.userId) refuse('process.not-assignee', '', { task: taskId });
    if (task.candidates.length === 0) refuse('process.nobody-else', '', { task: taskId });
    run.emit({ type: 'TaskReleased', taskId, by: run.ctx.actor.userId });
  },
  CompleteTask: (run, command) => {
    const task = openTaskFor(run, command.taskId);
    const node = run.node(task.node);
    const outcome = checkedOutcome(node, command.outcome, command.comment);
    run.emit({
      type: 'TaskCompleted', taskId: task.id, node: node.id, by: run.ctx.actor.userId, at: run.ctx.now,
      ...(outcome === undefined ? {} : { outcome }),
      ...(command.comment ? { comment: command.comment } : {}),
    });
    run.emit({ type: 'VarsSet', vars: { outcome: outcome ?? null } });
    run.proceed(task.token, node);
  },
  ReturnTask: (run, command) => {
    const task = openTaskFor(run, command.taskId);
    const node = run.node(task.node);
    if (command.comment.trim() === '') refuse('process.comment-required', '/comment', { node: node.title });
    const passed = node.task?.returns.includes(command.to) ? lastPassed(run, task.token, command.to) : undefined;
    if (passed === undefined) return refuse('process.return-target', '/to', { to: command.to });
    const fields = command.fields ?? [];
    const by = run.ctx.actor.userId;
    run.emit({ type: 'TaskReturned', taskId: task.id, node: node.id, to: command.to, by, at: run.ctx.now, comment: command.comment, fields });
    run.returning = { from: node.id, by, comment: command.comment, fields, round: run.state.entered[command.to] ?? 1 };
    return goBack(run, task.token, command.to, passed);
  },
  ReassignTask: (run, { taskId, userId, comment }) => {
    const task = taskOf(run, taskId);
    if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: run.node(task.node).title });
    if (task.excluded.includes(userId)) refuse('process.excluded', '/userId', { userId });
    run.emit({ type: 'TaskReassigned', taskId, to: userId, by: run.ctx.actor.userId, comment });
  },
  WithdrawInstance: (run, { comment }) => {
    const { userId } = run.ctx.actor;
    if (run.state.initiator !== userId) refuse('process.not-initiator');
    if (run.state.visits.some((visit) => visit.by !== userId)) refuse('process.too-late');
    run.emit({ type: 'InstanceEnded', status: 'withdrawn', by: userId, at: run.ctx.now, comment });
  },
  TerminateInstance: (run, { comment }) => {
    if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: '' });
    run.emit({ type: 'InstanceEnded', status: 'terminated', by: run.ctx.actor.userId, at: run.ctx.now, comment });
  },
  FireTimer: (run, { timerId }) => {
    const timer = (Object.hasOwn(run.state.timers, timerId) ? run.state.timers[timerId] : undefined) ?? refuse('process.timer-unknown', '', { timer: timerId });
    if (timer.due > run.ctx.now) refuse('process.timer-early', '', { due: timer.due });
    const node = run.node(timer.node);
    run.emit({ type: 'TimerFired', timerId, node: node.id, at: run.ctx.now });
    handlerOf(node.type)?.fire?.(run, node, timer);
  },
};

const taskOf = (run: Run, taskId: string): TaskState => (Object.hasOwn(run.state.tasks, taskId) ? run.state.tasks[taskId] : undefined) ?? refuse('process.task-unknown', '', { task: taskId });

/** The task, if the actor may act on it now; otherwise who has it. */
function openTaskFor(run: Run, taskId: string): TaskState {
  const task = taskOf(run, taskId);
  if (isCandidate(task, run.ctx.actor)) return task;
  return task.assignee === undefined ? refuse('process.not-candidate', '', { node: run.node(task.node).title }) : refuse('process.already-claimed', '', { by: task.assignee });
}

function checkedOutcome(node: ProcessNode, outcome: string | undefined, comment: string | undefined): string | undefined {
  const outcomes = node.task?.outcomes ?? [];
  if (outcomes.length === 0) return outcome === undefined ? undefined : refuse('process.outcome-unknown', '/outcome', { outcome });
  const chosen = outcomes.find((entry) => entry.id === outcome) ?? (outcome === undefined && outcomes.length === 1 ? outcomes[0] : undefined);
  if (!chosen) return refuse('process.outcome-unknown', '/outcome', { outcome: outcome ?? '' });
  if (chosen.comment === 'required' && !comment?.trim()) refuse('process.comment-required', '/comment', { node: node.title });
  return chosen.id;
}

/** The step that the token passed last at `node`, as an index of visits: only what lies on its own way can be gone back to. */
const lastPassed = (run: Run, token: string, node: string): number | undefined => [...run.pastOf(token)].reverse().find((visit) => run.state.visits[visit]?.node === node);

/**
 * 退回 with other branches open: whatever came from the step that is gone back to is taken away with it; branches that began before
 * stay. Where a join would then wait for a branch that has already come through it, the return is refused: it would never go on.
 */
function goBack(run: Run, token: string, to: string, passed: number): void {
  for (const [id, place] of Object.entries(run.state.tokens)) if (id !== token && place.past.includes(passed)) run.leave(id, run.node(place.node), []);
  const places = Object.entries(run.state.tokens).filter(([id]) => id !== token).map(([, place]) => place);
  if (findUnsound(run.model, [...places, { node: to }])?.kind === 'stuck') refuse('process.return-parallel', '/to', { to: run.node(to).title });
  run.move(token, to, run.pastOf(token).filter((visit) => visit < passed));
}
