/** Cancel event (BPMN 2.0 §10.5.5): a transaction is undone as a whole and left by its cancel boundary event. */
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { memberOf } from '../../engine/activity';
import { deafen, killTokens } from '../../engine/kill';
import { type Run, scopeIdOf } from '../../engine/run';
import { spawnIn } from '../../engine/scopes';
import { move, leave } from '../../engine/tokens';
import { undo } from '../../engine/undo';
import { eventOf, structureOf } from '../../structure';
import type { ProcessModel, ProcessNode } from '../../types';

/** The transaction around a place, however deep it lies in it. */
function transactionAround(run: Run, token: string): string {
  let at = run.state.scopes[scopeIdOf(run, token)];
  while (at && run.node(at.node).type !== 'transaction' && at.parent !== '') at = run.state.scopes[at.parent];
  return at?.id ?? '';
}
const isInTransaction = (model: ProcessModel, node: ProcessNode): boolean => {
  for (let at = model.nodes[node.parent ?? '']; at; at = model.nodes[at.parent ?? '']) if (at.type === 'transaction') return true;
  return false;
};

export const cancelEvent: EventKind = {
  kind: 'cancel',
  definition: 'bpmn:CancelEventDefinition',
  positions: ['boundary', 'end'],
  properties: {},
  throws: (run, node, token) => {
    const scope = transactionAround(run, token);
    if (scope !== scopeIdOf(run, token)) {
      killTokens(run, scope);
      spawnIn(run, scope, node.id);
      return true;
    }
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
    const isRight = node.attachedTo === undefined ? isInTransaction(model, node) : model.nodes[node.attachedTo]?.type === 'transaction';
    return isRight ? [] : [problem('process.cancel-place', `/${node.id}`, { node: node.title })];
  },
};
