import { entryOf } from '../model/dialect';
import type { Graph, GraphFlow, GraphNode } from '../model/graph';
import { conditionOf, defaultOf } from './flows';
import { firstText } from './extensions';
import { outcomesOf } from './step';
import type { DiagramElement, Get } from './types';

export const isFlow = (element: DiagramElement): boolean => element.type === 'bpmn:SequenceFlow' && element.labelTarget === undefined;
const DRAWN = /^bpmn:(Process|Participant|Lane|TextAnnotation|Group|Data\w+|Association|Collaboration|MessageFlow)$/;
export const isNode = (element: DiagramElement): boolean => element.labelTarget === undefined && element.type !== 'label' && !isFlow(element) && element.waypoints === undefined && !DRAWN.test(element.type);

/** A decision or an expression gives a variable. */
function resultOf(element: DiagramElement): GraphNode['result'] {
  const name = firstText(element, 'zeebe:CalledDecision', 'resultVariable') || firstText(element, 'zeebe:Script', 'resultVariable');
  return name === '' ? undefined : { name, decision: firstText(element, 'zeebe:CalledDecision', 'decisionId') };
}

const nodeOf = (element: DiagramElement): GraphNode => {
  const entry = entryOf(element.businessObject as never);
  return {
    id: element.id, type: entry?.type, title: element.businessObject.name ?? '', human: entry?.human ?? false,
    conditional: entry?.properties.default !== undefined, starts: element.type === 'bpmn:StartEvent',
    outgoing: element.outgoing.filter(isFlow).map((flow) => flow.id), incoming: element.incoming.filter(isFlow).map((flow) => flow.id),
    attachedTo: element.host?.id, parent: element.parent && isNode(element.parent) && element.parent.parent ? element.parent.id : undefined, standard: defaultOf(element), outcomes: entry?.human ? outcomesOf(element) : [], result: resultOf(element),
  };
};
const flowOf = (element: DiagramElement): GraphFlow => ({
  id: element.id, from: element.source?.id ?? '', to: element.target?.id ?? '', title: element.businessObject.name ?? '', condition: conditionOf(element),
});

/** The canvas as a graph. */
export function graphOf(get: Get): Graph {
  const registry = get('elementRegistry');
  return {
    nodes: new Map(registry.filter(isNode).map((element) => [element.id, nodeOf(element)])),
    flows: new Map(registry.filter(isFlow).map((element) => [element.id, flowOf(element)])),
  };
}
