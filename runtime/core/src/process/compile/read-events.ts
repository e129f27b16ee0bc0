/** Event definitions of one BPMN element. */
import type { BpmnElement } from '../element';
import { EVENTS } from '../events/registry';
import { readMessage } from '../events/refs';
import type { EventProps } from '../types';

/** In the element, and those it refers to. */
export const definitionsOf = (element: BpmnElement): BpmnElement[] =>
  [element.eventDefinitions, element.eventDefinitionRef].flatMap((list) => (Array.isArray(list) ? (list as BpmnElement[]) : []));
export const eventTypes = (element: BpmnElement): string[] => definitionsOf(element).map((definition) => definition.$type);

const kindOf = new Map(EVENTS.map((kind) => [kind.definition, kind]));
export const readDefinitions = (definitions: readonly BpmnElement[]): EventProps[] =>
  definitions.flatMap((definition): EventProps[] => {
    const kind = kindOf.get(definition.$type);
    return kind ? [{ kind: kind.kind, props: kind.read?.(definition) ?? {} }] : [];
  });

export const readEvents = (element: BpmnElement): EventProps[] =>
  element.$type === 'bpmn:ReceiveTask' || element.$type === 'bpmn:SendTask' ? [{ kind: 'message', props: readMessage(element) }] : readDefinitions(definitionsOf(element));
