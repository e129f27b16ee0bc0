/** Parallel gateway (BPMN 2.0 §10.6.4): waits for a token on every incoming flow, then sends one out on each outgoing. */
import type { ElementDefinition } from '../../element';
import { leave, merge } from '../../engine/tokens';
import { tokensAt } from '../../engine/waiting';

export const parallelGateway: ElementDefinition = {
  type: 'parallel-gateway',
  bpmnType: 'bpmn:ParallelGateway',
  group: 'gateway',
  basic: true,
  properties: {},
  enter: (run, node, token) => {
    if (node.incoming.length < 2) return leave(run, token, node, node.outgoing);
    const arrived = new Map(tokensAt(run, node, token).map(([id, place]) => [place.flow ?? '', id]));
    if (!node.incoming.every((flow) => arrived.has(flow))) return;
    const used = node.incoming.map((flow) => arrived.get(flow) ?? token);
    merge(run, [token, ...used.filter((id) => id !== token)], node, node.outgoing);
  },
};
