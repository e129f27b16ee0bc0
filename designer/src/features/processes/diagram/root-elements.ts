/** What events refer to (messages, signals, errors, escalations) stands beside the process in the file. Here each event has its own. */
import { textOf } from './extensions';
import type { DiagramElement, Get, Moddle } from './types';

export interface Reference { readonly property: 'messageRef' | 'signalRef' | 'errorRef' | 'escalationRef'; readonly type: string }
type Attributes = Readonly<Record<string, string>>;

function definitionsAround(moddle: Moddle): Moddle | undefined {
  let at: Moddle | undefined = moddle;
  while (at && at.$type !== 'bpmn:Definitions') at = at.$parent;
  return at;
}
const rootsOf = (definitions: Moddle | undefined): readonly Moddle[] => (definitions?.get('rootElements') as Moddle[] | undefined) ?? [];
export const referred = (holder: Moddle | undefined, { property }: Reference): Moddle | undefined => holder?.get(property) as Moddle | undefined;

/** Does something else in the file refer to it too? */
function isShared(get: Get, holder: Moddle, reference: Reference, target: Moddle): boolean {
  const holders = get('elementRegistry').filter((element) => element.businessObject !== undefined).flatMap((element) => [element.businessObject, ...((element.businessObject.get('eventDefinitions') as Moddle[] | undefined) ?? [])]);
  return holders.some((other) => other !== holder && referred(other, reference) === target);
}

/** `Message_1`, `Message_2`, …: ids are one space for the whole file. */
function freeRootId(get: Get, roots: readonly Moddle[], type: string): string {
  const base = `${type.replace('bpmn:', '')}_`;
  let count = 1;
  while (roots.some((root) => root.id === `${base}${count}`) || get('elementRegistry').get(`${base}${count}`)) count += 1;
  return `${base}${count}`;
}

function make(get: Get, element: DiagramElement, holder: Moddle, reference: Reference, attributes: Attributes): void {
  const definitions = definitionsAround(holder);
  if (!definitions) return;
  const roots = rootsOf(definitions);
  const made = get('bpmnFactory').create(reference.type, { id: freeRootId(get, roots, reference.type), ...attributes });
  made.$parent = definitions;
  get('modeling').updateModdleProperties(element, definitions, { rootElements: [...roots, made] });
  get('modeling').updateModdleProperties(element, holder, { [reference.property]: made });
}

/** Set what is referred to; undefined takes the reference away, and with it what nobody else refers to. */
export function refer(get: Get, element: DiagramElement, holder: Moddle, reference: Reference, attributes: Attributes | undefined): void {
  const now = referred(holder, reference);
  const shared = now !== undefined && isShared(get, holder, reference, now);
  if (attributes !== undefined) {
    if (now && !shared) return get('modeling').updateModdleProperties(element, now, attributes);
    const kept = now ? { name: textOf(now, 'name') } : {};
    return make(get, element, holder, reference, { ...kept, ...attributes });
  }
  if (!now) return;
  const definitions = definitionsAround(holder);
  get('modeling').updateModdleProperties(element, holder, { [reference.property]: undefined });
  if (definitions && !shared) get('modeling').updateModdleProperties(element, definitions, { rootElements: rootsOf(definitions).filter((root) => root !== now) });
}
