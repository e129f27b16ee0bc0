/** None start event (BPMN 2.0 §10.5.2): the token passes on at once. */
import type { ElementDefinition } from '../../element';

export const startEvent: ElementDefinition = {
  type: 'start-event',
  bpmnType: 'bpmn:StartEvent',
  group: 'event',
  properties: {},
  enter: (run, node, token) => run.leave(token, node, node.outgoing),
};
