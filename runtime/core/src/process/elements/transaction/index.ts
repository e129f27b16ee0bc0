/** Transaction (BPMN 2.0 §10.3.4.3): a sub-process that a cancel end event undoes as a whole; then it goes out by its cancel boundary event. */
import type { ElementDefinition } from '../../element';
import { openSub } from '../../engine/scopes';
import { structureOf } from '../../structure';

export const transaction: ElementDefinition = {
  type: 'transaction',
  bpmnType: 'bpmn:Transaction',
  group: 'sub-process',
  activity: true,
  properties: {},
  enter: (run, node, token) => void openSub(run, node, token, structureOf(run.model).starts.get(node.id) ?? []),
};
