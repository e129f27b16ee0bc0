/** Parallel gateway (BPMN 2.0 §10.6.4): waits for a token on every incoming flow, then sends one out on each outgoing. */
import type { ElementDefinition } from '../../element';

export const parallelGateway: ElementDefinition = {
  type: 'parallel-gateway',
  bpmnType: 'bpmn:ParallelGateway',
  group: 'gateway',
  properties: {},
  enter: (run, node, token) => {
    const waiting = Object.entries(run.state.tokens).filter(([, place]) => place.node === node.id);
    const arrived = new Map(waiting.map(([id, place]) => [place.flow ?? '', id]));
    if (!node.incoming.every((flow) => arrived.has(flow))) return;
    const used = node.incoming.map((flow) => arrived.get(flow) ?? token);
    run.merge([token, ...used.filter((id) => id !== token)], node, node.outgoing);
  },
};
