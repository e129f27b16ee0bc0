/** Reading and writing `zeebe:` and `liandong:` extension elements of what is on the canvas. Everything else in there stays untouched. */
import type { DiagramElement, Get, Moddle } from './types';

const holderOf = (element: DiagramElement): Moddle | undefined => element.businessObject.get('extensionElements') as Moddle | undefined;
const valuesOf = (element: DiagramElement): readonly Moddle[] => (holderOf(element)?.get('values') as Moddle[] | undefined) ?? [];

export const extensionsOf = (element: DiagramElement, type: string): readonly Moddle[] => valuesOf(element).filter((value) => value.$type === type);
export const textOf = (moddle: Moddle | undefined, property: string): string => {
  const value = moddle?.get(property);
  return typeof value === 'string' ? value : '';
};
export const firstText = (element: DiagramElement, type: string, property: string): string => textOf(extensionsOf(element, type)[0], property);

type Attributes = Readonly<Record<string, string | undefined>>;
/** An extension element to write: attributes, and under a property name the elements inside. */
export interface ExtensionSpec {
  readonly attributes: Attributes;
  readonly children?: Readonly<Record<string, { readonly type: string; readonly list: readonly Attributes[] }>>;
}

const written = (attributes: Attributes): object => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined && value !== ''));

function build(get: Get, type: string, spec: ExtensionSpec, parent: Moddle): Moddle {
  const factory = get('bpmnFactory');
  const made = factory.create(type, written(spec.attributes));
  made.$parent = parent;
  for (const [property, child] of Object.entries(spec.children ?? {})) {
    const list = child.list.map((attributes) => factory.create(child.type, written(attributes)));
    for (const entry of list) entry.$parent = made;
    (made as Record<string, unknown>)[property] = list;
  }
  return made;
}

/** Replace all extension elements of one type; the first keeps its place among the others. */
export function setExtensions(get: Get, element: DiagramElement, type: string, specs: readonly ExtensionSpec[]): void {
  const modeling = get('modeling');
  const values = valuesOf(element);
  const holder = holderOf(element) ?? get('bpmnFactory').create('bpmn:ExtensionElements', { values: [] });
  const made = specs.map((spec) => build(get, type, spec, holder));
  const at = values.findIndex((value) => value.$type === type);
  const others = values.filter((value) => value.$type !== type);
  const place = at < 0 ? others.length : values.slice(0, at).filter((value) => value.$type !== type).length;
  const next = [...others.slice(0, place), ...made, ...others.slice(place)];
  if (next.length === 0) {
    if (holderOf(element)) modeling.updateProperties(element, { extensionElements: undefined });
    return;
  }
  if (holderOf(element)) return modeling.updateModdleProperties(element, holder, { values: next });
  (holder as Record<string, unknown>).values = next;
  holder.$parent = element.businessObject;
  modeling.updateProperties(element, { extensionElements: holder });
}

/** One extension element with one attribute; an empty text takes it away. */
export const setText = (get: Get, element: DiagramElement, type: string, property: string, text: string): void =>
  setExtensions(get, element, type, text === '' ? [] : [{ attributes: { [property]: text } }]);

/** One attribute of the one extension element of a type; the others of it stay. Without attributes the element goes. */
export function setAttribute(get: Get, element: DiagramElement, type: string, property: string, text: string): void {
  const [found] = extensionsOf(element, type);
  const names = found ? Object.keys(found).filter((name) => name !== property && !name.startsWith('$') && typeof found.get(name) !== 'object') : [];
  const attributes = Object.fromEntries([...names.map((name) => [name, found?.get(name)]), [property, text]].filter(([, value]) => value !== undefined && value !== '')) as Attributes;
  setExtensions(get, element, type, Object.keys(attributes).length === 0 ? [] : [{ attributes }]);
}
