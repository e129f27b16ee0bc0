/** What an event waits for or tells (core's schema of its kind), on its definition and on what that refers to. */
import { bodyOf, feelOf } from '../model/condition';
import { textOf } from './extensions';
import { type Reference, refer, referred } from './root-elements';
import type { DiagramElement, Get, Moddle } from './types';

export interface Property<V extends string | boolean = string | boolean> {
  read(element: DiagramElement): V;
  write(get: Get, element: DiagramElement, value: V): void;
}

const definitionOf = (element: DiagramElement): Moddle | undefined => ((element.businessObject.get('eventDefinitions') as Moddle[] | undefined) ?? [])[0];
/** A send or receive task refers to its message by itself. */
const holderOf = (element: DiagramElement): Moddle => definitionOf(element) ?? element.businessObject;

/** A FEEL expression that stands in an element of its own under `holder`. */
export function setBody(get: Get, element: DiagramElement, holder: Moddle, property: string, body: string): void {
  const made = body === '' ? undefined : get('bpmnFactory').create('bpmn:FormalExpression', { body });
  if (made) made.$parent = holder;
  get('modeling').updateModdleProperties(element, holder, { [property]: made });
}
export const bodyIn = (holder: Moddle | undefined, property: string): string => textOf(holder?.get(property) as Moddle | undefined, 'body').trim();

/** A quoted text is a literal: without its quotes, as one types it. */
const literal = (body: string): string => (/^="[^"]*"$/.test(body) ? body.slice(2, -1) : body);

const TIMES = { duration: 'timeDuration', date: 'timeDate', cycle: 'timeCycle' } as const;
/** After, at, or again and again: one of the three. */
const time = (name: keyof typeof TIMES): Property<string> => ({
  read: (element) => literal(bodyIn(definitionOf(element), TIMES[name])),
  write: (get, element, value) => {
    const definition = definitionOf(element);
    if (!definition) return;
    for (const other of Object.values(TIMES)) if (other !== TIMES[name] && definition.get(other) !== undefined) get('modeling').updateModdleProperties(element, definition, { [other]: undefined });
    setBody(get, element, definition, TIMES[name], value);
  },
});
export const timer = { duration: time('duration'), date: time('date'), cycle: time('cycle') };

const MESSAGE: Reference = { property: 'messageRef', type: 'bpmn:Message' };
const SIGNAL: Reference = { property: 'signalRef', type: 'bpmn:Signal' };
const ERROR: Reference = { property: 'errorRef', type: 'bpmn:Error' };
const ESCALATION: Reference = { property: 'escalationRef', type: 'bpmn:Escalation' };

const named = (reference: Reference, attribute = 'name'): Property<string> => ({
  read: (element) => literal(textOf(referred(holderOf(element), reference), attribute)),
  write: (get, element, value) => refer(get, element, holderOf(element), reference, value === '' ? undefined : { ...(attribute === 'name' ? {} : { [attribute]: value }), name: value }),
});

const subscriptionOf = (message: Moddle | undefined): Moddle | undefined =>
  ((message?.get('extensionElements') as Moddle | undefined)?.get('values') as Moddle[] | undefined)?.find((value) => value.$type === 'zeebe:Subscription');
const key: Property<string> = {
  read: (element) => feelOf(textOf(subscriptionOf(referred(holderOf(element), MESSAGE)), 'correlationKey')),
  write: (get, element, value) => {
    const message = referred(holderOf(element), MESSAGE);
    if (!message) return;
    const holder = (message.get('extensionElements') as Moddle | undefined) ?? get('bpmnFactory').create('bpmn:ExtensionElements', { values: [] });
    const others = ((holder.get('values') as Moddle[] | undefined) ?? []).filter((other) => other.$type !== 'zeebe:Subscription');
    const made = value === '' ? [] : [get('bpmnFactory').create('zeebe:Subscription', { correlationKey: bodyOf(value) })];
    for (const one of made) one.$parent = holder;
    holder.$parent = message;
    get('modeling').updateModdleProperties(element, holder, { values: [...others, ...made] });
    get('modeling').updateModdleProperties(element, message, { extensionElements: others.length + made.length === 0 ? undefined : holder });
  },
};

export const interrupting: Property<boolean> = {
  read: (element) => element.businessObject.get(element.type === 'bpmn:StartEvent' ? 'isInterrupting' : 'cancelActivity') !== false,
  write: (get, element, value) => get('modeling').updateProperties(element, { [element.type === 'bpmn:StartEvent' ? 'isInterrupting' : 'cancelActivity']: value }),
};

/** By kind of event and name in its schema. */
export const EVENT_PROPERTIES: Readonly<Record<string, Property>> = {
  'timer.duration': timer.duration, 'timer.date': timer.date, 'timer.cycle': timer.cycle,
  'message.name': named(MESSAGE), 'message.key': key, 'signal.name': named(SIGNAL), 'error.code': named(ERROR, 'errorCode'), 'escalation.code': named(ESCALATION, 'escalationCode'),
  'link.name': {
    read: (element) => textOf(definitionOf(element), 'name'),
    write: (get, element, value: string) => get('modeling').updateModdleProperties(element, holderOf(element), { name: value }),
  },
  'condition.condition': {
    read: (element) => feelOf(bodyIn(definitionOf(element), 'condition')),
    write: (get, element, value: string) => setBody(get, element, holderOf(element), 'condition', value === '' ? '' : bodyOf(value)),
  },
  'compensation.activity': {
    read: (element) => (definitionOf(element)?.get('activityRef') as Moddle | undefined)?.id ?? '',
    write: (get, element, value: string) => get('modeling').updateModdleProperties(element, holderOf(element), { activityRef: get('elementRegistry').get(value)?.businessObject }),
  },
  'compensation.waits': {
    read: (element) => definitionOf(element)?.get('waitForCompletion') !== false,
    write: (get, element, value: boolean) => get('modeling').updateModdleProperties(element, holderOf(element), { waitForCompletion: value ? undefined : false }),
  },
  interrupting,
};
