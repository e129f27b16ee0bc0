/** Exclusive gateway (BPMN 2.0 §10.6.2): the first flow whose condition holds, else the default. */
import { openFlows } from '../../conditions';
import type { ElementDefinition } from '../../element';
import { lintSplit } from '../../lint-split';

export const exclusiveGateway: ElementDefinition = {
  type: 'exclusive-gateway',
  bpmnType: 'bpmn:ExclusiveGateway',
  group: 'gateway',
  properties: { default: { type: 'string' } },
  enter: (run, node, token) => run.leave(token, node, node.outgoing.length < 2 ? node.outgoing : openFlows(run, node, 1)),
  lint: lintSplit,
};
