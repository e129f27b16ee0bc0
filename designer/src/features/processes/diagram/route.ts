/** New ways out of a gateway for an outcome. Runs inside a command. */
import { bodyOf, outcomeCondition } from '../model/condition';
import { DIALECT } from '../model/dialect';
import { setCondition } from './flows';
import { branchBelow } from './insert';
import type { Outcome } from './step';
import type { DiagramElement, Get } from './types';

function lead(get: Get, flow: DiagramElement | undefined, outcome: Outcome): void {
  if (!flow) return;
  setCondition(get, flow, bodyOf(outcomeCondition([outcome.id])));
  get('modeling').updateProperties(flow, { name: outcome.title });
}

export function leadTo(get: Get, gateway: string, outcome: Outcome, node: string): void {
  const [from, to] = [get('elementRegistry').get(gateway), get('elementRegistry').get(node)];
  if (from && to) lead(get, get('modeling').connect(from, to), outcome);
}

export function newEnd(get: Get, gateway: string, outcome: Outcome): void {
  const from = get('elementRegistry').get(gateway);
  const end = DIALECT.find((entry) => entry.type === 'end-event');
  if (from && end) lead(get, branchBelow(get, from, end, outcome.title).flow, outcome);
}
