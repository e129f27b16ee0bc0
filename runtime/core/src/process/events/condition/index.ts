/** Conditional event (BPMN 2.0 §10.5.5): happens when its condition becomes true; looked at whenever data changes. */
import { checkFeel } from '../../../expression/index';
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { bodyOf } from '../refs';

export const conditionEvent: EventKind = {
  kind: 'condition',
  definition: 'bpmn:ConditionalEventDefinition',
  positions: ['start', 'catch', 'boundary'],
  properties: { condition: { type: 'string' } },
  read: (definition) => ({ condition: bodyOf(definition.condition).replace(/^=/, '').trim() }),
  lint: (node, props) =>
    props.condition ? checkFeel(String(props.condition)).map((found) => ({ ...found, path: `/${node.id}` })) : [problem('process.condition-missing', `/${node.id}`, { node: node.title })],
};
