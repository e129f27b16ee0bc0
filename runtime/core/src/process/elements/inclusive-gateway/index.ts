/**
 * Inclusive gateway (BPMN 2.0 §10.6.3, table 13.3). Split: every flow whose condition holds, else the default. Join: goes on when every
 * token elsewhere that can still reach an incoming flow without a token can also reach one that has a token.
 */
import type { ElementDefinition } from '../../element';
import { merge, leave, openFlows } from '../../engine/tokens';
import { isExpected, tokensAt } from '../../engine/waiting';
import { lintSplit } from '../../lint-split';

export const inclusiveGateway: ElementDefinition = {
  type: 'inclusive-gateway',
  bpmnType: 'bpmn:InclusiveGateway',
  group: 'gateway',
  basic: true,
  properties: { default: { type: 'string' } },
  enter: (run, node, token) => {
    if (node.incoming.length < 2) leave(run, token, node, openFlows(run, node, token, node.outgoing.length));
  },
  rest: (run, node, token) => {
    const here = tokensAt(run, node, token);
    const arrived = new Map<string | undefined, string>();
    for (const [id, place] of here) if (!arrived.has(place.flow)) arrived.set(place.flow, id);
    if (isExpected(run, node, token, new Set(arrived.keys()))) return;
    merge(run, [token, ...[...arrived.values()].filter((id) => id !== token)], node, node.outgoing.length < 2 ? node.outgoing : openFlows(run, node, token, node.outgoing.length));
  },
  lint: lintSplit,
};
