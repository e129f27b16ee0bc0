/** Event-based gateway (BPMN 2.0 §10.6.6): waits for whichever of the following catch events comes first. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { arm } from '../../engine/arm';

const isCatching = (type: string): boolean => type === 'receive-task' || type.endsWith('-catch-event');

export const eventBasedGateway: ElementDefinition = {
  type: 'event-based-gateway',
  bpmnType: 'bpmn:EventBasedGateway',
  group: 'gateway',
  basic: true,
  properties: {},
  read: (element) => (element.eventGatewayType === 'Parallel' ? { parallel: true } : {}),
  enter: (run, node, token) => {
    for (const id of node.outgoing) arm(run, run.node(run.model.flows[id]?.to ?? ''), { token });
  },
  lint: (node, model) =>
    node.outgoing
      .map((id) => model.nodes[model.flows[id]?.to ?? ''])
      .filter((target) => target === undefined || !isCatching(target.type))
      .map((target) => problem('process.not-an-event', `/${target?.id ?? node.id}`, { node: node.title })),
};
