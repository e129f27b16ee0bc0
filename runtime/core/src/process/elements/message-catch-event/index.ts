/** Intermediate message catch event (BPMN 2.0 §10.5.4): waits for the answer of a candidate, like an offer. */
import type { ElementDefinition } from '../../element';
import { openTask } from '../../waiting';

export const messageCatchEvent: ElementDefinition = {
  type: 'message-catch-event',
  bpmnType: 'bpmn:IntermediateCatchEvent',
  eventType: 'bpmn:MessageEventDefinition',
  group: 'event',
  human: 'offer',
  properties: {},
  enter: (run, node, token) => openTask(run, node, token),
};
