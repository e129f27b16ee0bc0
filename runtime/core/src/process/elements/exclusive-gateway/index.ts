/** Exclusive gateway (BPMN 2.0 §10.6.2): the first flow whose condition holds, else the default. */
import type { ElementDefinition } from '../../element';
import { leave, openFlows } from '../../engine/tokens';
import { lintSplit } from '../../lint-split';

export const exclusiveGateway: ElementDefinition = {
  type: 'exclusive-gateway',
  bpmnType: 'bpmn:ExclusiveGateway',
  group: 'gateway',
  basic: true,
  properties: { default: { type: 'string' } },
  enter: (run, node, token) => leave(run, token, node, node.outgoing.length < 2 ? node.outgoing : openFlows(run, node, token, 1)),
  lint: lintSplit,
};
