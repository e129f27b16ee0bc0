/** The extension elements of one BPMN element. */
import type { BpmnElement } from '../element';

export interface Extension {
  readonly $type: string;
  readonly [property: string]: unknown;
}

export const extensionsOf = (element: BpmnElement, type: string): Extension[] => {
  const holder = element.extensionElements as { values?: Extension[] } | undefined;
  return (holder?.values ?? []).filter((value) => value.$type === type);
};

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
export const firstText = (element: BpmnElement, type: string, property: string): string => text(extensionsOf(element, type)[0]?.[property]);
