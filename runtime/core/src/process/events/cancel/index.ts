/** Cancel event (BPMN 2.0 §10.5.5): a transaction is undone as a whole and left by its cancel boundary event. */
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { memberOf } from '../../engine/activity';
import { deafen, killTokens } from '../../engine/kill';
import { scopeIdOf } from '../../engine/run';
import { move, leave } from '../../engine/tokens';
import { undo } from '../../engine/undo';
import { eventOf, structureOf } from '../../structure';

export const cancelEvent: EventKind = {
  kind: 'cancel',
  definition: 'bpmn:CancelEventDefinition',
  positions: ['boundary', 'end'],
  properties: {},
  throws: (run, _node, token) => {
    const scope = scopeIdOf(run, token);
    killTokens(run, scope, token);
    deafen(run, scope);
    undo(run, token);
    return true;
  },
  undone: (run, node, token) => {
    const scope = run.state.scopes[scopeIdOf(run, token)];
    const boundary = (structureOf(run.model).boundaries.get(scope?.node ?? '') ?? []).find((entry) => eventOf(entry, 'cancel'));
    // of many it stands at the edge of them all
    if (scope && boundary) move(run, memberOf(run, scope.token, run.node(scope.node))?.token ?? scope.token, boundary.id);
    else leave(run, token, node, []);
  },
  lint: (node, _props, model) => {
    const around = model.nodes[(node.attachedTo ?? node.parent) ?? ''];
    return around?.type === 'transaction' ? [] : [problem('process.cancel-place', `/${node.id}`, { node: node.title })];
  },
};
