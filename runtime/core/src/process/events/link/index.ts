/** Link event (BPMN 2.0 §10.5.5): goes on at the catching link of the same name in the same scope. */
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { move } from '../../engine/tokens';
import { eventOf, structureOf } from '../../structure';
import type { ProcessModel, ProcessNode } from '../../types';

const targetsOf = (model: ProcessModel, node: ProcessNode, name: unknown): ProcessNode[] =>
  (structureOf(model).inside.get(node.parent ?? '') ?? []).filter((other) => other.type === 'link-catch-event' && eventOf(other, 'link')?.props.name === name);

export const linkEvent: EventKind = {
  kind: 'link',
  definition: 'bpmn:LinkEventDefinition',
  positions: ['catch', 'throw'],
  properties: { name: { type: 'string' } },
  read: (definition) => ({ name: String(definition.name ?? '').trim() }),
  throws: (run, node, token, props) => {
    const [target] = targetsOf(run.model, node, props.name);
    if (target) move(run, token, target.id);
    return true;
  },
  lint: (node, props, model) => (node.type !== 'link-throw-event' || targetsOf(model, node, props.name).length === 1 ? [] : [problem('process.link-target', `/${node.id}`, { node: node.title })]),
};
