/** The usual shape of an approval: 通过 goes on, 驳回 ends, 退回 to the steps passed. Runs inside a command. */
import { bodyOf, outcomeCondition } from '../model/condition';
import { DIALECT, type DialectEntry } from '../model/dialect';
import { usualReturns } from '../model/graph';
import { setCondition, setDefault } from './flows';
import { graphOf } from './graph-of';
import { branchBelow, insertOnFlow } from './insert';
import { outcomesOf, returns, setOutcomes, type Outcome } from './step';
import type { DiagramElement, Get } from './types';

export interface ApprovalWords { readonly pass: string; readonly reject: string; readonly gateway: string; readonly rejected: string }

const entry = (type: string): DialectEntry => {
  const found = DIALECT.find((candidate) => candidate.type === type);
  if (!found) throw new Error(`no element ${type}`);
  return found;
};

/** Gateway and ends for outcomes that have none yet: the first goes on as before, each other one ends. The last is the default. */
export function addBranches(get: Get, task: DiagramElement, outcomes: readonly Outcome[], words: { readonly gateway: string; readonly end: (outcome: Outcome) => string }): void {
  const [onward] = task.outgoing;
  const [first, ...others] = outcomes;
  if (!onward || !first) return;
  const gateway = insertOnFlow(get, onward, entry('exclusive-gateway'), words.gateway);
  const [forward] = gateway.outgoing;
  if (forward) {
    setCondition(get, forward, bodyOf(outcomeCondition([first.id])));
    get('modeling').updateProperties(forward, { name: first.title });
  }
  others.forEach((outcome, index) => {
    const { flow } = branchBelow(get, gateway, entry('end-event'), words.end(outcome));
    if (!flow) return;
    get('modeling').updateProperties(flow, { name: outcome.title });
    if (index === others.length - 1) setDefault(get, gateway, flow);
    else setCondition(get, flow, bodyOf(outcomeCondition([outcome.id])));
  });
}

export function addApproval(get: Get, task: DiagramElement, words: ApprovalWords): void {
  const outcomes: Outcome[] = [{ id: 'pass', title: words.pass, comment: false }, { id: 'reject', title: words.reject, comment: true }];
  if (outcomesOf(task).length === 0) setOutcomes(get, task, outcomes);
  if (returns.read(task).length === 0) returns.write(get, task, usualReturns(graphOf(get), task.id));
  addBranches(get, task, outcomesOf(task), { gateway: words.gateway, end: (outcome) => (outcome.id === 'reject' ? words.rejected : outcome.title) });
}
