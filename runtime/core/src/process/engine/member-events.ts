/** Events that a multi-instance activity throws when one of its members is done (BPMN 2.0 table 10.29); its own edge may catch them. */
import type { JsonObject } from '../../shared/json';
import type { Loop, ProcessNode } from '../types';
import type { Run } from './run';
import { evaluateAt } from './variables';

/** `token`: the one that stands for the activity as a whole. */
export function throwForMember(run: Run, node: ProcessNode, loop: Loop & { kind: 'multi' }, token: string, counts: JsonObject): void {
  for (const { when, event } of loop.throws ?? []) {
    if (run.state.tokens[token]?.node !== node.id) return;
    const isDue = typeof when === 'object' ? evaluateAt(run, node, when.holds, { token, more: counts }, 'process.members') === true : when === 'each' || counts.numberOfCompletedInstances === 1;
    if (isDue) run.handlerOf(`${event.kind}-end-event`)?.throws?.(run, node, token, event.props);
  }
}
