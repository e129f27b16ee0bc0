/**
 * Complex gateway (BPMN 2.0 §10.6.5, table 13.6). Join: fires when its activation condition holds (`activationCount`: tokens that wait);
 * then it waits for reset: what still comes by the other ways is taken in until none can come any more. Split: as an inclusive gateway.
 */
import { checkFeel } from '../../../expression/index';
import type { ElementDefinition } from '../../element';
import { remove } from '../../engine/kill';
import type { Run } from '../../engine/run';
import { leave, noteJoin, openFlows, spawnAlong } from '../../engine/tokens';
import { evaluateAt } from '../../engine/variables';
import { isExpected, tokensAt } from '../../engine/waiting';
import type { ProcessNode } from '../../types';

const out = (run: Run, node: ProcessNode, token: string): readonly string[] => (node.outgoing.length < 2 ? node.outgoing : openFlows(run, node, token, node.outgoing.length));
/** Flows that a fired gateway has had a token from; undefined: it has not fired. */
const seenBy = (run: Run, token: string): readonly string[] | undefined => run.state.tokens[token]?.local?.seen as readonly string[] | undefined;

function fire(run: Run, node: ProcessNode, token: string): void {
  const here = tokensAt(run, node, token);
  const count = here.length;
  if (evaluateAt(run, node, String(node.props.activation), { token, more: { activationCount: count } }) !== true) return;
  const seen = [...new Set(here.map(([, place]) => place.flow ?? ''))];
  const flows = out(run, node, token);
  noteJoin(run, node, here.map(([id]) => id));
  for (const [id] of here) if (id !== token) remove(run, id);
  if (seen.length >= node.incoming.length) return leave(run, token, node, flows);
  // the token itself stays behind and takes in what still comes
  spawnAlong(run, token, node, flows);
  return run.emit({ type: 'LocalsSet', token, vars: { seen } });
}

export const complexGateway: ElementDefinition = {
  type: 'complex-gateway',
  bpmnType: 'bpmn:ComplexGateway',
  group: 'gateway',
  properties: { default: { type: 'string' }, activation: { type: 'string' } },
  read: (element) => ({ activation: ((element.activationCondition as { body?: string } | undefined)?.body ?? '').trim().replace(/^=/, '') }),
  enter: (run, node, token) => {
    if (node.incoming.length < 2 || !node.props.activation) return leave(run, token, node, out(run, node, token));
    const fired = tokensAt(run, node, token).find(([id]) => seenBy(run, id));
    if (!fired) return fire(run, node, token);
    run.emit({ type: 'LocalsSet', token: fired[0], vars: { seen: [...new Set([...(seenBy(run, fired[0]) ?? []), run.state.tokens[token]?.flow ?? ''])] } });
    return remove(run, token);
  },
  rest: (run, node, token) => {
    const seen = seenBy(run, token);
    if (seen && !isExpected(run, node, token, new Set(seen))) leave(run, token, node, []);
  },
  lint: (node) => (node.props.activation ? checkFeel(String(node.props.activation)).map((found) => ({ ...found, path: `/${node.id}` })) : []),
};
