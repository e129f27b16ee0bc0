/** Event-based gateway (BPMN 2.0 §10.6.6): waits for whichever of the following catch events comes first. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { openTask, setTimer } from '../../waiting';

const CATCHING = ['message-catch-event', 'timer-catch-event', 'receive-task'];

export const eventBasedGateway: ElementDefinition = {
  type: 'event-based-gateway',
  bpmnType: 'bpmn:EventBasedGateway',
  group: 'gateway',
  properties: {},
  enter: (run, node, token) => {
    for (const id of node.outgoing) {
      const target = run.node(run.model.flows[id]?.to ?? '');
      if (target.type === 'timer-catch-event') setTimer(run, target, token);
      else openTask(run, target, token);
    }
  },
  lint: (node, model) =>
    node.outgoing
      .map((id) => model.nodes[model.flows[id]?.to ?? ''])
      .filter((target) => target === undefined || !CATCHING.includes(target.type))
      .map((target) => problem('process.not-an-event', `/${target?.id ?? node.id}`, { node: node.title })),
};
