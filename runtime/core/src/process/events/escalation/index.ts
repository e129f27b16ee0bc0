/** Escalation event (BPMN 2.0 §10.5.5): told outward; whoever catches it may let the thrower go on. */
import type { EventKind } from '../../element';
import { raise } from '../../engine/throwing';
import { codedBy } from '../refs';

export const escalationEvent: EventKind = {
  kind: 'escalation',
  definition: 'bpmn:EscalationEventDefinition',
  positions: ['start', 'throw', 'boundary', 'end'],
  properties: { code: { type: 'string' } },
  read: (definition) => ({ code: codedBy(definition.escalationRef, 'escalationCode') }),
  throws: (run, node, token, props) => {
    raise(run, token, { kind: 'escalation', code: String(props.code ?? '') }, node.id);
    return undefined;
  },
};
