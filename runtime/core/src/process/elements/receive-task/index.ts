/**
 * Receive task (BPMN 2.0 §10.3.3.1): waits for its message. With candidates it is an offer: anybody of them may answer it, the first one
 * counts (认领).
 */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { arm } from '../../engine/arm';

export const receiveTask: ElementDefinition = {
  type: 'receive-task',
  bpmnType: 'bpmn:ReceiveTask',
  group: 'task',
  basic: true,
  activity: true,
  human: 'offer',
  properties: { name: { type: 'string' }, key: { type: 'string' } },
  enter: (run, node, token) => arm(run, node, { token }),
  lint: (node) => (node.task || node.events?.[0]?.props.name ? [] : [problem('process.message-missing', `/${node.id}`, { node: node.title })]),
};
