/** Error event (BPMN 2.0 §10.5.5): thrown by an end event, caught outside; always interrupting. */
import type { EventKind } from '../../element';
import { raise } from '../../engine/throwing';
import { codedBy } from '../refs';

export const errorEvent: EventKind = {
  kind: 'error',
  definition: 'bpmn:ErrorEventDefinition',
  positions: ['start', 'boundary', 'end'],
  properties: { code: { type: 'string' } },
  read: (definition) => ({ code: codedBy(definition.errorRef, 'errorCode') }),
  throws: (run, node, token, props) => {
    raise(run, token, { kind: 'error', code: String(props.code ?? '') }, node.id);
    return undefined;
  },
};
