/** Timer at the edge of a task (BPMN 2.0 §10.5.6): interrupting takes the token away, non-interrupting sends another one. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { isDuration, readDuration } from '../../timer';

export const boundaryTimerEvent: ElementDefinition = {
  type: 'boundary-timer-event',
  bpmnType: 'bpmn:BoundaryEvent',
  eventType: 'bpmn:TimerEventDefinition',
  group: 'event',
  properties: { duration: { type: 'string' }, interrupting: { type: 'boolean' } },
  read: (element) => ({ duration: readDuration(element), interrupting: element.cancelActivity !== false }),
  enter: (run, node, token) => run.leave(token, node, node.outgoing),
  fire: (run, node, timer) => {
    if (node.props.interrupting === false) run.spawn(timer.token, node.id);
    else run.move(timer.token, node.id);
  },
  lint: (node, model) => [
    ...(isDuration(node.props.duration) ? [] : [problem('process.duration', `/${node.id}`, { node: node.title })]),
    ...(model.nodes[node.attachedTo ?? '']?.task ? [] : [problem('process.attached-to', `/${node.id}`, { node: node.title })]),
  ],
};
