/** An element's own properties (core's `properties` schema) on the BPMN element: how each is read and written. */
import { bodyOf, feelOf } from '../model/condition';
import type { DialectEntry } from '../model/dialect';
import { bodyIn, EVENT_PROPERTIES, type Property, setBody } from './event-props';
import { firstText, setAttribute } from './extensions';

const attribute = (type: string, property: string): Property<string> => ({
  read: (element) => firstText(element, type, property),
  write: (get, element, value) => setAttribute(get, element, type, property, value),
});
const expression = (type: string, property: string): Property<string> => ({
  read: (element) => feelOf(firstText(element, type, property)),
  write: (get, element, value) => setAttribute(get, element, type, property, value === '' ? '' : bodyOf(value)),
});
const inside = (property: string): Property<string> => ({
  read: (element) => feelOf(bodyIn(element.businessObject, property)),
  write: (get, element, value) => setBody(get, element, element.businessObject, property, value === '' ? '' : bodyOf(value)),
});

export const service = attribute('zeebe:TaskDefinition', 'type');
const called = attribute('zeebe:CalledElement', 'processId');
/** `type.name`, or the name alone where it means the same everywhere. */
const ELEMENT_PROPERTIES: Readonly<Record<string, Property>> = {
  service,
  expression: expression('zeebe:Script', 'expression'),
  'script-task.resultVariable': attribute('zeebe:Script', 'resultVariable'),
  decision: attribute('zeebe:CalledDecision', 'decisionId'),
  'business-rule-task.resultVariable': attribute('zeebe:CalledDecision', 'resultVariable'),
  process: {
    read: (element) => called.read(element) || String(element.businessObject.get('calledElement') ?? '').replace(/^.*:/, ''),
    write: (get, element, value: string) => called.write(get, element, value),
  },
  version: attribute('zeebe:CalledElement', 'versionTag'),
  pack: attribute('liandong:Call', 'pack'),
  activation: inside('activationCondition'),
  completion: inside('completionCondition'),
  cancelRemaining: {
    read: (element) => element.businessObject.get('cancelRemainingInstances') !== false,
    write: (get, element, value: boolean) => get('modeling').updateProperties(element, { cancelRemainingInstances: value }),
  },
  sequential: {
    read: (element) => element.businessObject.get('ordering') === 'Sequential',
    write: (get, element, value: boolean) => get('modeling').updateProperties(element, { ordering: value ? 'Sequential' : undefined }),
  },
  first: expression('zeebe:AdHoc', 'activeElementsCollection'),
};

const MESSAGE_TASKS = ['send-task', 'receive-task'];
const KINDS: Readonly<Record<string, string>> = { compensate: 'compensation', conditional: 'condition' };
/** The kind of event that an element is about. */
function kindOf({ type, eventType }: DialectEntry): string {
  const name = (eventType ?? '').replace(/^bpmn:|EventDefinition$/g, '').toLowerCase();
  return MESSAGE_TASKS.includes(type) ? 'message' : (KINDS[name] ?? name);
}

/** Where a property of the schema stands in the file, and under which name the panel has words for it. One that is not here has a place of its own in the panel. */
export function propertyOf(entry: DialectEntry, name: string): { readonly key: string; readonly property: Property } | undefined {
  const keys = [`${entry.type}.${name}`, `${kindOf(entry)}.${name}`, name];
  for (const key of keys) {
    const property = EVENT_PROPERTIES[key] ?? ELEMENT_PROPERTIES[key];
    if (property) return { key, property };
  }
  return undefined;
}
