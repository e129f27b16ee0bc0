/** Send task (BPMN 2.0 §10.3.3.1): sends its message and passes on. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { finish } from '../../engine/activity';
import { sendMessage } from '../../engine/job';

export const sendTask: ElementDefinition = {
  type: 'send-task',
  bpmnType: 'bpmn:SendTask',
  group: 'task',
  activity: true,
  properties: { name: { type: 'string' }, key: { type: 'string' } },
  enter: (run, node, token) => {
    sendMessage(run, node, token, node.events?.[0]?.props ?? {});
    finish(run, node, token);
  },
  lint: (node) => (node.events?.[0]?.props.name ? [] : [problem('process.message-missing', `/${node.id}`, { node: node.title })]),
};
