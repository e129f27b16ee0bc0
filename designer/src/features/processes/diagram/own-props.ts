/** An element's own properties (core's `properties` schema) on the BPMN element: how each is read and written. */
import { extensionsOf, setExtensions, setText, firstText, textOf } from './extensions';
import type { DiagramElement, Get, Moddle } from './types';

type Value = string | boolean;
interface Property {
  read(element: DiagramElement): Value;
  write(get: Get, element: DiagramElement, value: Value): void;
}

const definitionsOf = (element: DiagramElement): readonly Moddle[] => (element.businessObject.get('eventDefinitions') as Moddle[] | undefined) ?? [];

const scriptText = (property: string, other: string): Property => ({
  read: (element) => textOf(extensionsOf(element, 'zeebe:Script')[0], property).replace(/^=/, ''),
  write: (get, element, value) => {
    const before = textOf(extensionsOf(element, 'zeebe:Script')[0], other);
    const text = property === 'expression' ? `=${String(value)}` : String(value);
    setExtensions(get, element, 'zeebe:Script', [{ attributes: { [property]: text, [other]: before } }]);
  },
});

/** By name in the schema. A property that is not here is read by core from elsewhere and has a place of its own in the panel. */
export const OWN_PROPERTIES: Readonly<Record<string, Property>> = {
  duration: {
    read: (element) => (textOf(definitionsOf(element)[0]?.get('timeDuration') as Moddle | undefined, 'body')).trim().replace(/^="?|"$/g, ''),
    write: (get, element, value) => {
      const [definition] = definitionsOf(element);
      if (!definition) return;
      const timeDuration = get('bpmnFactory').create('bpmn:FormalExpression', { body: String(value) });
      timeDuration.$parent = definition;
      get('modeling').updateModdleProperties(element, definition, { timeDuration: value === '' ? undefined : timeDuration });
    },
  },
  interrupting: {
    read: (element) => element.businessObject.get('cancelActivity') !== false,
    write: (get, element, value) => get('modeling').updateProperties(element, { cancelActivity: value === true }),
  },
  terminate: {
    read: (element) => definitionsOf(element).length > 0,
    write: (get, element, value) => {
      const definition = get('bpmnFactory').create('bpmn:TerminateEventDefinition');
      definition.$parent = element.businessObject;
      get('modeling').updateProperties(element, { eventDefinitions: value === true ? [definition] : [] });
    },
  },
  service: {
    read: (element) => firstText(element, 'zeebe:TaskDefinition', 'type'),
    write: (get, element, value) => setText(get, element, 'zeebe:TaskDefinition', 'type', String(value)),
  },
  expression: scriptText('expression', 'resultVariable'),
  resultVariable: scriptText('resultVariable', 'expression'),
};
