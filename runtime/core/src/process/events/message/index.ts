/** Message event (BPMN 2.0 §10.5.5): for one instance, found by name and correlation key. */
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { sendMessage } from '../../engine/job';
import { mapInputs } from '../../engine/variables';
import { readMessage } from '../refs';

export const messageEvent: EventKind = {
  kind: 'message',
  definition: 'bpmn:MessageEventDefinition',
  positions: ['start', 'catch', 'throw', 'boundary', 'end'],
  properties: { name: { type: 'string' }, key: { type: 'string' } },
  read: readMessage,
  throws: (run, node, token, props) => {
    // an activity that throws has mapped its inputs when it began
    if (!run.handlerOf(node.type)?.activity) mapInputs(run, node, token);
    sendMessage(run, node, token, props);
    return undefined;
  },
  lint: (node, props) => (props.name || node.task ? [] : [problem('process.message-missing', `/${node.id}`, { node: node.title })]),
};
