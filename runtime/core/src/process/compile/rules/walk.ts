/** A BPMN file as its rules look at it: every element with what lies around it and what flows into and out of it. */
import { problem, type Problem, type Severity } from '../../../shared/problem';
import type { BpmnElement } from '../../element';

interface Property { readonly name: string; readonly type: string; readonly isReference?: boolean }
/** bpmn-moddle's element. */
export interface Open extends BpmnElement {
  readonly $parent?: Open;
  readonly $descriptor: { readonly properties: readonly Property[] };
  readonly $attrs?: Readonly<Record<string, string>>;
  $instanceOf(type: string): boolean;
}
/** Extensions in namespaces that nobody described have no properties. */
export const isElement = (value: unknown): value is Open => typeof value === 'object' && value !== null && Array.isArray((value as Partial<Open>).$descriptor?.properties);
export const is = (value: unknown, type: string): value is Open => isElement(value) && value.$instanceOf(`bpmn:${type}`);
export const listOf = (value: unknown): Open[] => (Array.isArray(value) ? value.filter(isElement) : isElement(value) ? [value] : []);
export const bodyOf = (value: unknown): string => (isElement(value) && typeof value.body === 'string' ? value.body.trim() : '');

/** Every element of the file, also those without an id; not the drawing. */
export function* elementsIn(element: Open): Generator<Open> {
  yield element;
  for (const { name, isReference } of element.$descriptor.properties)
    if (!isReference) for (const inner of listOf(element[name.replace(/^bpmn:/, '')])) if (inner.$parent === element && !inner.$type.startsWith('bpmndi:')) yield* elementsIn(inner);
}

const EVENTS: Readonly<Record<string, string>> = {
  'bpmn:StartEvent': 'start', 'bpmn:IntermediateCatchEvent': 'catch', 'bpmn:IntermediateThrowEvent': 'throw', 'bpmn:BoundaryEvent': 'boundary', 'bpmn:EndEvent': 'end',
};
export const positionOf = (element: Open): string | undefined => EVENTS[element.$type];
/** Event definitions in the element and those it refers to, by kind: `Message`, `Timer`, … */
export const definitionsOf = (element: Open): Open[] => [...listOf(element.eventDefinitions), ...listOf(element.eventDefinitionRef)];
export const kindOf = (definition: Open): string => definition.$type.replace(/^bpmn:|EventDefinition$/g, '');
export const kindsOf = (element: Open): string[] => definitionsOf(element).map(kindOf);

export const isEventSub = (element: unknown): boolean => is(element, 'SubProcess') && element.triggeredByEvent === true;

export class Diagram {
  readonly elements: readonly Open[];
  private readonly into = new Map<Open, Open[]>();
  private readonly out = new Map<Open, Open[]>();

  constructor(readonly root: Open) {
    this.elements = [...elementsIn(root)];
    for (const flow of this.elements) {
      if (!is(flow, 'SequenceFlow')) continue;
      for (const [map, end] of [[this.out, flow.sourceRef], [this.into, flow.targetRef]] as const) if (isElement(end)) map.set(end, [...(map.get(end) ?? []), flow]);
    }
  }

  of(type: string): Open[] {
    return this.elements.filter((element) => is(element, type));
  }

  flowsInto = (element: Open): readonly Open[] => this.into.get(element) ?? [];
  flowsOut = (element: Open): readonly Open[] => this.out.get(element) ?? [];
  /** boundary events at an activity */
  edgeOf = (activity: Open): readonly Open[] => this.of('BoundaryEvent').filter((event) => event.attachedToRef === activity);
  /** direct members of a container */
  inside = (container: Open): readonly Open[] => listOf(container.flowElements);
}

/** One rule of the standard: what is wrong in a file. */
export type Rule = (diagram: Diagram) => Problem[];
/** Where something is, for whoever looks for it: its own id, or that of the nearest element around it that has one. */
const placeOf = (element: Open): Open => (element.id === undefined && element.$parent ? placeOf(element.$parent) : element);
export function at(element: Open, code: string, params: Problem['params'] = {}, severity: Severity = 'error'): Problem {
  const { id = '', name } = placeOf(element);
  return problem(code, `/${id}`, { node: name?.trim() || id, ...params }, severity);
}
