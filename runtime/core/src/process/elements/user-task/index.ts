/** User task (BPMN 2.0 §10.3.3.1): a person of the candidates fills the form and decides. */
import type { ElementDefinition } from '../../element';
import { openTask } from '../../engine/task';

export const userTask: ElementDefinition = {
  type: 'user-task',
  bpmnType: 'bpmn:UserTask',
  group: 'task',
  basic: true,
  activity: true,
  human: 'task',
  properties: {},
  enter: openTask,
};
