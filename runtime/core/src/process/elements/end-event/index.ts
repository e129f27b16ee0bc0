/** End event (BPMN 2.0 §10.5.3): consumes its token. With a terminate definition it ends the whole instance. */
import type { ElementDefinition } from '../../element';

export const endEvent: ElementDefinition = {
  type: 'end-event',
  bpmnType: 'bpmn:EndEvent',
  group: 'event',
  properties: { terminate: { type: 'boolean' } },
  read: (element) => ({ terminate: Array.isArray(element.eventDefinitions) && element.eventDefinitions.length > 0 }),
  enter: (run, node, token) => {
    run.leave(token, node, []);
    if (node.props.terminate === true) run.emit({ type: 'InstanceEnded', status: 'completed', node: node.id, by: run.ctx.actor.userId, at: run.ctx.now });
  },
};
