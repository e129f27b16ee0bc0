/** Opening a human step: who may do it, until when, why. */
import { findCandidates, type Found, lastPerformer, soughtElsewhere } from '../candidates';
import { unitOf } from '../approval/signing';
import type { ProcessNode, StandIn, TaskState, Why } from '../types';
import { placeOf, type Run } from './run';
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

export interface Offer extends Found { readonly signer?: string }

/** Who the step would be for. A member of a 会签 is for its signer alone. */
export function offerOf(run: Run, node: ProcessNode, token: string): Offer {
  const found = findCandidates(node.task?.assignment, run.state, run.ctx.org, unitOf(run, node, token));
  const signer = node.task?.sign ? placeOf(run, token).local?.signer : undefined;
  if (typeof signer === 'string') return { ...found, candidates: [], assignee: signer, signer };
  const named = namedBy(run, node, token) ?? found.assignee;
  return { candidates: found.candidates, why: found.why, ...(named === undefined ? {} : { assignee: named }) };
}

/** 代理: who acts now for the people found. */
function standInsOf(run: Run, people: readonly string[], { found, excluded }: Why): StandIn[] {
  const { org, now } = run.ctx;
  const isFound = (userId: string): boolean => found.some((holder) => holder.userId === userId);
  return people.flatMap((userId) => (org.standIns?.(userId, now) ?? []).filter((other) => other.userId !== userId && !excluded.includes(other.userId)).map((other): StandIn => ({ ...other, for: userId, ...(isFound(other.userId) ? { own: true } : {}) })));
}

const isAgain = (run: Run, node: ProcessNode, token: string): boolean => run.again?.node === node.id && (run.again.token ?? token) === token;

function assigneeOf(run: Run, node: ProcessNode, token: string, offer: Offer): string | undefined {
  if (isAgain(run, node, token)) return run.again?.userId;
  if (offer.signer !== undefined) return offer.signer;
  return offer.assignee ?? (run.returning?.to === node.id ? previousOf(run, node, offer.candidates) : undefined);
}

export function openTask(run: Run, node: ProcessNode, token: string, offer = offerOf(run, node, token)): void {
  const props = node.task;
  if (!props) return;
  const { candidates, why } = offer;
  const returned = run.returning?.to === node.id ? run.returning.why : undefined;
  const assignee = assigneeOf(run, node, token, offer);
  const keeps = isAgain(run, node, token) ? run.again?.keeps : undefined;
  if (isAgain(run, node, token)) run.again = undefined;
  const standIns = standInsOf(run, assignee === undefined ? why.found.map((holder) => holder.userId) : [assignee], why);
  const sought = soughtElsewhere(why, candidates);
  const task: TaskState = {
    id: run.id('task', node.id, token),
    node: node.id,
    token,
    kind: props.kind,
    candidates,
    excluded: why.excluded,
    createdAt: run.ctx.now,
    ...(sought === undefined ? {} : { why: sought }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(props.due === undefined ? {} : { due: run.ctx.calendar.add(run.ctx.now, props.due) }),
    ...(returned ? { returned } : {}),
    ...(standIns.length > 0 ? { standIns } : {}),
    ...keeps,
  };
  run.emit({ type: 'TaskCreated', task, why });
}
