/**
 * Inclusive gateway (BPMN 2.0 §10.6.3, table 13.2). Split: every flow whose condition holds, else the default. Join: goes on when
 * no token elsewhere can still reach an incoming flow that has none yet.
 */
import { openFlows } from '../../conditions';
import type { ElementDefinition } from '../../element';
import { lintSplit } from '../../lint-split';
import { canReach } from '../../paths';

export const inclusiveGateway: ElementDefinition = {
  type: 'inclusive-gateway',
  bpmnType: 'bpmn:InclusiveGateway',
  group: 'gateway',
  properties: { default: { type: 'string' } },
  enter: (run, node, token) => {
    if (node.incoming.length < 2) run.leave(token, node, openFlows(run, node, node.outgoing.length));
  },
  rest: (run, node, token) => {
    const here = Object.entries(run.state.tokens).filter(([, place]) => place.node === node.id);
    const arrived = new Set(here.map(([, place]) => place.flow));
    const missing = node.incoming.filter((flow) => !arrived.has(flow));
    const others = Object.values(run.state.tokens).filter((place) => place.node !== node.id);
    const expected = missing.some((flow) => others.some((place) => canReach(run.model, place.node, flow, node.id)));
    if (expected) return;
    run.merge([token, ...here.map(([id]) => id).filter((id) => id !== token)], node, node.outgoing.length < 2 ? node.outgoing : openFlows(run, node, node.outgoing.length));
  },
  lint: lintSplit,
};
