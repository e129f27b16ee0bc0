/** Manual task (BPMN 2.0 §10.3.3.1): done outside the system; noted as passed. */
import type { ElementDefinition } from '../../element';
import { finish } from '../../engine/activity';

export const manualTask: ElementDefinition = {
  type: 'manual-task',
  bpmnType: 'bpmn:ManualTask',
  group: 'task',
  activity: true,
  properties: {},
  enter: (run, node, token) => finish(run, node, token),
};
