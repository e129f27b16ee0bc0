/** Signal event (BPMN 2.0 §10.5.5): for everybody who waits for this name, in this and every other instance. */
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { textOf } from '../../engine/job';
import { signal } from '../../engine/signal';
import { named } from '../refs';

export const signalEvent: EventKind = {
  kind: 'signal',
  definition: 'bpmn:SignalEventDefinition',
  positions: ['start', 'catch', 'throw', 'boundary', 'end'],
  properties: { name: { type: 'string' } },
  read: (definition) => ({ name: named(definition.signalRef) }),
  throws: (run, node, token, props) => {
    const name = textOf(run, node, token, props.name);
    run.effect('liandong:signal', node.id, { name, vars: {}, from: run.state.instanceId });
    signal(run, name, {});
    return undefined;
  },
  lint: (node, props) => (props.name ? [] : [problem('process.signal-missing', `/${node.id}`, { node: node.title })]),
};
