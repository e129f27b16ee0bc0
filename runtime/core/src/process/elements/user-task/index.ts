/** User task (BPMN 2.0 §10.3.3.1): a person of the candidates fills the form and decides. */
import type { ElementDefinition } from '../../element';
import { openTask, watch } from '../../waiting';

export const userTask: ElementDefinition = {
  type: 'user-task',
  bpmnType: 'bpmn:UserTask',
  group: 'task',
  human: 'task',
  properties: {},
  enter: (run, node, token) => {
    openTask(run, node, token);
    watch(run, node, token);
  },
};
