/** What a token can wait for: a person (task, offer) or a timer. Shared by the elements that wait. */
import { findCandidates, lastPerformer } from './candidates';
import type { Engine } from './element';
import type { ProcessNode, TaskState } from './types';

/** Open the human step of a node. A node that was returned to goes back to who did it, if he may still. */
export function openTask(run: Engine, node: ProcessNode, token: string): void {
  const props = node.task;
  if (!props?.assignment) return;
  const { candidates, why } = findCandidates(props.assignment, run.state, run.ctx.org);
  const returned = run.returning;
  run.returning = undefined;
  const previous = returned ? lastPerformer(run.state, node.id) : undefined;
  const stillMay = previous !== undefined && candidates.some((c) => run.ctx.org.holders(c.role, c.orgId).some((holder) => holder.userId === previous));
  const task: TaskState = {
    id: run.id('task', node.id, token),
    node: node.id,
    token,
    kind: props.kind,
    candidates,
    excluded: why.excluded,
    createdAt: run.ctx.now,
    why,
    ...(stillMay ? { assignee: previous } : {}),
    ...(props.due === undefined ? {} : { due: run.ctx.calendar.add(run.ctx.now, props.due) }),
    ...(returned ? { returned } : {}),
  };
  run.emit({ type: 'TaskCreated', task });
}

/** Set a timer for a node; `token` is the one that waits (for a boundary event: the host's). */
export function setTimer(run: Engine, node: ProcessNode, token: string): void {
  const duration = String(node.props.duration ?? '');
  run.emit({ type: 'TimerSet', timer: { id: run.id('timer', node.id, token), node: node.id, token, due: run.ctx.calendar.add(run.ctx.now, duration) } });
}

/** Boundary events that watch a node begin to watch when the token comes in. */
export function watch(run: Engine, host: ProcessNode, token: string): void {
  for (const node of Object.values(run.model.nodes)) if (node.attachedTo === host.id) setTimer(run, node, token);
}
