import { newModdle } from '@liandong/core/compile';
import type { DiagramElement, Get, Moddle, Services } from '../types';

interface Container extends Moddle { readonly flowElements?: readonly Container[] }
interface Definitions extends Moddle { readonly rootElements: readonly Container[] }

const inside = (container: Container | undefined): readonly Container[] => (container?.flowElements ?? []).flatMap((element) => [element, ...inside(element)]);

/** The extension writers' view of a canvas over a real moddle tree: no drawing, only elements, factory and property changes. */
export async function aCanvas(xml: string): Promise<{ readonly get: Get; element(id: string): DiagramElement; save(): Promise<string> }> {
  const moddle = newModdle();
  const definitions = (await moddle.fromXML(xml)).rootElement as Definitions;
  const elements = inside(definitions.rootElements.find((root) => root.$type === 'bpmn:Process')).map((businessObject) => ({ id: businessObject.id, type: businessObject.$type, businessObject, incoming: [], outgoing: [] }) as unknown as DiagramElement);
  const set = (target: Moddle, properties: object): void => {
    for (const [name, value] of Object.entries(properties)) (target as unknown as { set(name: string, value: unknown): void }).set(name, value);
  };
  const services: Partial<Services> = {
    bpmnFactory: { create: (type, properties) => (moddle as unknown as { create(type: string, properties?: object): Moddle }).create(type, properties) },
    modeling: {
      updateProperties: (element: DiagramElement, properties: object) => set(element.businessObject, properties),
      updateModdleProperties: (_element: DiagramElement, target: Moddle, properties: object) => set(target, properties),
    } as Services['modeling'],
    elementRegistry: { get: (id) => elements.find((element) => element.id === id), filter: (test) => elements.filter(test) },
  };
  return {
    get: (name) => services[name] as never,
    element: (id) => {
      const found = elements.find((element) => element.id === id);
      if (!found) throw new Error(`no element ${id}`);
      return found;
    },
    save: async () => (await moddle.toXML(definitions, { format: true })).xml,
  };
}
