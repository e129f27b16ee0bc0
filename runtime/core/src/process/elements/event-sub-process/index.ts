/** Event sub-process (BPMN 2.0 §10.3.4.5): begins when its start event happens in the scope around it; nothing flows into it. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { refuse } from '../../refused';
import { structureOf } from '../../structure';

export const eventSubProcess: ElementDefinition = {
  type: 'event-sub-process',
  bpmnType: 'bpmn:SubProcess',
  group: 'sub-process',
  activity: true,
  isOne: (element) => element.triggeredByEvent === true,
  properties: {},
  // it is opened by its start event
  enter: (run, node) => refuse('process.event-sub-entered', `/${node.id}`, { node: node.title }),
  lint: (node, model) => {
    const starts = (structureOf(model).inside.get(node.id) ?? []).filter((inner) => inner.type.endsWith('-start-event'));
    return starts.length === 1 && node.incoming.length + node.outgoing.length === 0 ? [] : [problem('process.event-sub-start', `/${node.id}`, { node: node.title })];
  },
};
