/** Opening a human step: who may do it, until when, why. */
import { findCandidates, lastPerformer } from '../candidates';
import type { ProcessNode, TaskState } from '../types';
import type { Run } from './run';
import { evaluateAt } from './variables';

/** Somebody named by an expression (`zeebe:assignmentDefinition assignee`). */
function namedBy(run: Run, node: ProcessNode, token: string): string | undefined {
  if (node.task?.assignee === undefined) return undefined;
  const named = evaluateAt(run, node, node.task.assignee, { token }, 'process.assignee');
  return typeof named === 'string' && named !== '' ? named : undefined;
}

/** A node that was returned to goes back to who did it, if he may still. */
function previousOf(run: Run, node: ProcessNode, candidates: TaskState['candidates']): string | undefined {
  const previous = lastPerformer(run.state, node.id);
  const stillMay = previous !== undefined && candidates.some((c) => run.ctx.org.holders(c.role, c.orgId).some((holder) => holder.userId === previous));
  return stillMay ? previous : undefined;
}

export function openTask(run: Run, node: ProcessNode, token: string): void {
  const props = node.task;
  if (!props) return;
  const { candidates, why } = findCandidates(props.assignment, run.state, run.ctx.org);
  const returned = run.returning;
  run.returning = undefined;
  const assignee = namedBy(run, node, token) ?? (returned ? previousOf(run, node, candidates) : undefined);
  const task: TaskState = {
    id: run.id('task', node.id, token),
    node: node.id,
    token,
    kind: props.kind,
    candidates,
    excluded: why.excluded,
    createdAt: run.ctx.now,
    why,
    ...(assignee === undefined ? {} : { assignee }),
    ...(props.due === undefined ? {} : { due: run.ctx.calendar.add(run.ctx.now, props.due) }),
    ...(returned ? { returned } : {}),
  };
  run.emit({ type: 'TaskCreated', task });
}
