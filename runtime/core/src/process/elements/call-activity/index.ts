/** Call activity (BPMN 2.0 §10.3.5): another process of the pack as an instance of its own; the token waits for its end. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { openCall } from '../../engine/job';

export const callActivity: ElementDefinition = {
  type: 'call-activity',
  bpmnType: 'bpmn:CallActivity',
  group: 'sub-process',
  activity: true,
  properties: { process: { type: 'string' }, pack: { type: 'string' }, version: { type: 'string' } },
  enter: openCall,
  lint: (node) => (node.props.process ? [] : [problem('process.call-missing', `/${node.id}`, { node: node.title })]),
};
