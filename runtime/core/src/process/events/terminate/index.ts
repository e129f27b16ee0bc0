/** Terminate end event (BPMN 2.0 §10.5.3): ends everything else in its scope; at the top, the instance. */
import type { EventKind } from '../../element';
import { deafen, killTokens } from '../../engine/kill';
import { scopeIdOf } from '../../engine/run';

export const terminateEvent: EventKind = {
  kind: 'terminate',
  definition: 'bpmn:TerminateEventDefinition',
  positions: ['end'],
  properties: {},
  throws: (run, node, token) => {
    const scope = scopeIdOf(run, token);
    killTokens(run, scope, token);
    if (scope === '') run.emit({ type: 'InstanceEnded', status: 'completed', node: node.id, by: run.ctx.actor.userId, at: run.ctx.now });
    else deafen(run, scope);
    return undefined;
  },
};
