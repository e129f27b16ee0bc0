/** Embedded sub-process (BPMN 2.0 §10.3.4): a scope of its own, done when no token is left in it. */
import type { ElementDefinition } from '../../element';
import { openSub } from '../../engine/scopes';
import { structureOf } from '../../structure';

export const subProcess: ElementDefinition = {
  type: 'sub-process',
  bpmnType: 'bpmn:SubProcess',
  group: 'sub-process',
  activity: true,
  isOne: (element) => element.triggeredByEvent !== true,
  properties: {},
  enter: (run, node, token) => void openSub(run, node, token, structureOf(run.model).starts.get(node.id) ?? []),
};
