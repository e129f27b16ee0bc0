/** Receive task (BPMN 2.0 §10.3.3.1) as an offer: anybody of the candidates may answer it, the first one counts (认领). */
import type { ElementDefinition } from '../../element';
import { openTask, watch } from '../../waiting';

export const receiveTask: ElementDefinition = {
  type: 'receive-task',
  bpmnType: 'bpmn:ReceiveTask',
  group: 'task',
  human: 'offer',
  properties: {},
  enter: (run, node, token) => {
    openTask(run, node, token);
    watch(run, node, token);
  },
};
