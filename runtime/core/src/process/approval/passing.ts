/** Steps that are passed by themselves: nobody is there (nobody="skip"), or who would do it has approved before on the way (自动去重). */
import { memberOf } from '../engine/activity';
import type { Offer } from '../engine/task';
import { placeOf, type Run } from '../engine/run';
import { assign } from '../engine/variables';
import type { ProcessNode, Scope } from '../types';

/** The outcome that means yes; '' where the step decides nothing. */
export const consentOf = (node: ProcessNode | undefined): string => node?.task?.sign?.consent ?? node?.task?.outcomes[0]?.id ?? '';

function hasApproved(run: Run, token: string, userId: string): boolean {
  const visits = placeOf(run, token).past.map((index) => run.state.visits[index]);
  return visits.some((visit) => visit?.by === userId && visit.outcome !== undefined && visit.outcome === consentOf(run.model.nodes[visit.node]));
}

/** Why a step is passed by itself, and whose yes it is; undefined: somebody is to do it. */
function reasonToPass(run: Run, node: ProcessNode, token: string, offer: Offer): { readonly reason: 'nobody' | 'approved'; readonly userId?: string } | undefined {
  if (run.again?.node === node.id || run.returning?.to === node.id) return undefined;
  const people = offer.assignee === undefined ? offer.why.found.map((holder) => holder.userId) : [offer.assignee];
  const [only] = people;
  if (only === undefined) return node.task?.assignment?.nobody === 'skip' ? { reason: 'nobody' } : undefined;
  return node.task?.dedupe && people.length === 1 && hasApproved(run, token, only) ? { reason: 'approved', userId: only } : undefined;
}

function signed(run: Run, bracket: Scope, token: string, by: string, consent: string): void {
  const index = Number(placeOf(run, token).local?.loopCounter ?? 1) - 1;
  run.emit({ type: 'Signed', scope: bracket.id, vote: { by, weight: bracket.multi?.signing?.weights?.[index] ?? 1, index, ...(consent === '' ? {} : { outcome: consent }) } });
}

/** true: the step is passed, with its yes. */
export function passed(run: Run, node: ProcessNode, token: string, offer: Offer): boolean {
  const found = reasonToPass(run, node, token, offer);
  if (!found) return false;
  const consent = consentOf(node);
  run.emit({ type: 'StepPassed', token, node: node.id, at: run.ctx.now, ...found });
  const bracket = memberOf(run, token, node);
  if (bracket?.multi?.signing) signed(run, bracket, token, found.userId ?? '', consent);
  else assign(run, '', undefined, { outcome: consent === '' ? null : consent });
  return true;
}
