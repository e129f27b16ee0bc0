/** Task without a type (BPMN 2.0 §10.3.3): nothing to do, the token passes. */
import type { ElementDefinition } from '../../element';
import { finish } from '../../engine/activity';

export const abstractTask: ElementDefinition = {
  type: 'abstract-task',
  bpmnType: 'bpmn:Task',
  group: 'task',
  activity: true,
  properties: {},
  enter: (run, node, token) => finish(run, node, token),
};
