/** Intermediate timer catch event (BPMN 2.0 §10.5.4): waits for a duration in the county's calendar. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { isDuration, readDuration } from '../../timer';
import { setTimer } from '../../waiting';

export const timerCatchEvent: ElementDefinition = {
  type: 'timer-catch-event',
  bpmnType: 'bpmn:IntermediateCatchEvent',
  eventType: 'bpmn:TimerEventDefinition',
  group: 'event',
  properties: { duration: { type: 'string' } },
  read: (element) => ({ duration: readDuration(element) }),
  enter: (run, node, token) => setTimer(run, node, token),
  fire: (run, node, timer) => run.proceed(timer.token, node),
  lint: (node) => (isDuration(node.props.duration) ? [] : [problem('process.duration', `/${node.id}`, { node: node.title })]),
};
