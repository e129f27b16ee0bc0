/** Compensation event (BPMN 2.0 §10.5.5, §13.5.5): thrown, it runs the handlers of what has been completed, the last first, and waits for them. */
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { leave, flowsOf, spawnAlong } from '../../engine/tokens';
import { undo } from '../../engine/undo';
import { eventOf } from '../../structure';

export const compensationEvent: EventKind = {
  kind: 'compensation',
  definition: 'bpmn:CompensateEventDefinition',
  positions: ['start', 'throw', 'boundary', 'end'],
  properties: { activity: { type: 'string' }, waits: { type: 'boolean' } },
  read: (definition) => {
    const activity = (definition.activityRef as { id?: string } | undefined)?.id;
    return { ...(activity === undefined ? {} : { activity }), ...(definition.waitForCompletion === false ? { waits: false } : {}) };
  },
  throws: (run, node, token, props) => {
    // one that does not wait goes on at once; its token stays behind to see the handlers through
    if (props.waits === false) spawnAlong(run, token, node, flowsOf(run, node, token));
    undo(run, token, typeof props.activity === 'string' ? props.activity : undefined);
    return true;
  },
  undone: (run, node, token) => leave(run, token, node, eventOf(node, 'compensation')?.props.waits === false ? [] : flowsOf(run, node, token)),
  lint: (node, _props, model) => (node.attachedTo === undefined || model.nodes[node.attachedTo]?.undo !== undefined ? [] : [problem('process.no-handler', `/${node.id}`, { node: node.title })]),
};
