/** One BPMN element as a node of the model. */
import type { Json } from '../../shared/json';
import type { BpmnElement, ElementDefinition } from '../element';
import { ELEMENTS } from '../elements/registry';
import type { EventProps, ProcessNode } from '../types';
import { extensionsOf, firstText } from './extension-elements';
import { readTask } from './extensions';
import { eventTypes, readEvents } from './read-events';
import { readLoop, readMappings, readQuantity } from './read-loop';

const POSITIONS: Readonly<Record<string, string>> = {
  'bpmn:StartEvent': 'start-event', 'bpmn:IntermediateCatchEvent': 'catch-event', 'bpmn:IntermediateThrowEvent': 'throw-event', 'bpmn:BoundaryEvent': 'boundary-event', 'bpmn:EndEvent': 'end-event',
};
/** Which element a BPMN element is; none = outside what the engine executes. Of several event definitions each must be known. */
export function definitionOf(element: BpmnElement): ElementDefinition | undefined {
  const [event, ...more] = eventTypes(element);
  if (POSITIONS[element.$type] === undefined) return ELEMENTS.find((one) => one.bpmnType === element.$type && (one.isOne?.(element) ?? true));
  if (more.some((type) => !ELEMENTS.some((one) => one.bpmnType === element.$type && one.eventType === type))) return undefined;
  return ELEMENTS.find((one) => one.bpmnType === element.$type && one.eventType === event);
}

/** Flows in the order in which the element lists them; those that it does not list, in the order of the file. */
const inOrder = (flows: readonly string[], listed: unknown): string[] => {
  const place = new Map((Array.isArray(listed) ? (listed as { id?: string }[]) : []).map((entry, index) => [entry.id, index]));
  return [...flows].sort((a, b) => (place.get(a) ?? place.size) - (place.get(b) ?? place.size));
};
export const idOf = (value: unknown): string | undefined => (value as { id?: string } | undefined)?.id;

function ownProps(element: BpmnElement, definition: ElementDefinition): Record<string, Json> {
  const standard = idOf(element.default);
  const [script] = extensionsOf(element, 'zeebe:Script');
  const text = (name: string, type: string, property: string): Record<string, Json> => {
    const value = firstText(element, type, property).replace(/^=/, '');
    return value === '' ? {} : { [name]: value };
  };
  return {
    ...definition.read?.(element),
    ...(standard === undefined ? {} : { default: standard }),
    ...(element.instantiate === true ? { instantiate: true } : {}),
    ...(element.parallelMultiple === true ? { all: true } : {}),
    ...text('service', 'zeebe:TaskDefinition', 'type'),
    ...(typeof element.calledElement === 'string' ? { process: element.calledElement.replace(/^.*:/, '') } : {}), ...text('process', 'zeebe:CalledElement', 'processId'), ...text('version', 'zeebe:CalledElement', 'versionTag'), ...text('pack', 'liandong:Call', 'pack'),
    ...text('decision', 'zeebe:CalledDecision', 'decisionId'), ...text('resultVariable', 'zeebe:CalledDecision', 'resultVariable'),
    ...text('first', 'zeebe:AdHoc', 'activeElementsCollection'),
    ...(script ? { expression: String(script.expression ?? '').replace(/^=/, ''), resultVariable: String(script.resultVariable ?? '') } : {}),
  };
}

/** A person answers a message when candidates are named, or when nothing else could. */
const isOffered = (element: BpmnElement, events: readonly EventProps[]): boolean =>
  extensionsOf(element, 'liandong:Assignment').length > 0 || (element.$type !== 'bpmn:BoundaryEvent' && events.every((event) => event.kind === 'message' && !event.props.name));

export interface Ways { readonly incoming: readonly string[]; readonly outgoing: readonly string[] }

export function readNode(element: BpmnElement, definition: ElementDefinition, parent: string | undefined, { incoming, outgoing }: Ways): ProcessNode {
  const attachedTo = idOf(element.attachedToRef);
  const recordState = firstText(element, 'liandong:Record', 'state');
  const events = readEvents(element);
  const loop = readLoop(element);
  const { human } = definition;
  return {
    id: element.id ?? '',
    type: definition.type,
    title: element.name?.trim() ?? '',
    incoming: inOrder(incoming, element.incoming),
    outgoing: inOrder(outgoing, element.outgoing),
    ...(parent === undefined ? {} : { parent }),
    ...(attachedTo === undefined ? {} : { attachedTo }),
    ...(recordState === '' ? {} : { recordState }),
    ...(human && (human === 'task' || isOffered(element, events)) ? { task: readTask(element, human) } : {}),
    ...(events.length > 0 ? { events } : {}),
    ...(loop ? { loop } : {}),
    ...readMappings(element),
    ...(element.isForCompensation === true ? { undoes: true as const } : {}),
    ...readQuantity(element),
    props: ownProps(element, definition),
  };
}
