/** One BPMN element as a node of the model. */
import type { Json } from '../../shared/json';
import type { BpmnElement, ElementDefinition } from '../element';
import { ELEMENTS } from '../elements/registry';
import { EVENTS } from '../events/registry';
import { readMessage } from '../events/refs';
import type { EventProps, ProcessNode } from '../types';
import { extensionsOf, firstText, readTask } from './extensions';
import { readLoop, readMappings, readQuantity } from './read-loop';

/** Event definitions in the element, and those it refers to. */
const definitionsOf = (element: BpmnElement): BpmnElement[] =>
  [element.eventDefinitions, element.eventDefinitionRef].flatMap((list) => (Array.isArray(list) ? (list as BpmnElement[]) : []));
export const eventTypes = (element: BpmnElement): string[] => definitionsOf(element).map((definition) => definition.$type);

const POSITIONS: Readonly<Record<string, string>> = {
  'bpmn:StartEvent': 'start-event', 'bpmn:IntermediateCatchEvent': 'catch-event', 'bpmn:IntermediateThrowEvent': 'throw-event', 'bpmn:BoundaryEvent': 'boundary-event', 'bpmn:EndEvent': 'end-event',
};
const kindOf = new Map(EVENTS.map((kind) => [kind.definition, kind]));

/** Which element a BPMN element is; none = outside what the engine executes. Of several event definitions each must be known. */
export function definitionOf(element: BpmnElement): ElementDefinition | undefined {
  const [event, ...more] = eventTypes(element);
  if (POSITIONS[element.$type] === undefined) return ELEMENTS.find((one) => one.bpmnType === element.$type && (one.isOne?.(element) ?? true));
  if (more.some((type) => !ELEMENTS.some((one) => one.bpmnType === element.$type && one.eventType === type))) return undefined;
  return ELEMENTS.find((one) => one.bpmnType === element.$type && one.eventType === event);
}

function readEvents(element: BpmnElement): EventProps[] {
  if (element.$type === 'bpmn:ReceiveTask' || element.$type === 'bpmn:SendTask') return [{ kind: 'message', props: readMessage(element) }];
  return definitionsOf(element).flatMap((definition): EventProps[] => {
    const kind = kindOf.get(definition.$type);
    return kind ? [{ kind: kind.kind, props: kind.read?.(definition) ?? {} }] : [];
  });
}

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? (value as { id: string }[]).map((entry) => entry.id) : []);
export const idOf = (value: unknown): string | undefined => (value as { id?: string } | undefined)?.id;

function ownProps(element: BpmnElement, definition: ElementDefinition): Record<string, Json> {
  const standard = idOf(element.default);
  const [script] = extensionsOf(element, 'zeebe:Script');
  const text = (name: string, type: string, property: string): Record<string, Json> => {
    const value = firstText(element, type, property);
    return value === '' ? {} : { [name]: value };
  };
  return {
    ...definition.read?.(element),
    ...(standard === undefined ? {} : { default: standard }),
    ...text('service', 'zeebe:TaskDefinition', 'type'),
    ...text('process', 'zeebe:CalledElement', 'processId'), ...text('version', 'zeebe:CalledElement', 'versionTag'),
    ...text('decision', 'zeebe:CalledDecision', 'decisionId'), ...text('resultVariable', 'zeebe:CalledDecision', 'resultVariable'),
    ...text('first', 'zeebe:AdHoc', 'activeElementsCollection'),
    ...(script ? { expression: String(script.expression ?? '').replace(/^=/, ''), resultVariable: String(script.resultVariable ?? '') } : {}),
  };
}

/** A person answers a message when candidates are named, or when nothing else could. */
const isOffered = (element: BpmnElement, events: readonly EventProps[]): boolean =>
  extensionsOf(element, 'liandong:Assignment').length > 0 || (element.$type !== 'bpmn:BoundaryEvent' && events.every((event) => event.kind === 'message' && !event.props.name));

export function readNode(element: BpmnElement, definition: ElementDefinition, parent: string | undefined): ProcessNode {
  const attachedTo = idOf(element.attachedToRef);
  const recordState = firstText(element, 'liandong:Record', 'state');
  const events = readEvents(element);
  const loop = readLoop(element);
  const { human } = definition;
  return {
    id: element.id ?? '',
    type: definition.type,
    title: element.name?.trim() ?? '',
    incoming: idsOf(element.incoming),
    outgoing: idsOf(element.outgoing),
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
