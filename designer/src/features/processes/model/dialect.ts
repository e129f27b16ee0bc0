import { ELEMENTS, type ElementGroup } from '@liandong/core/run';

/** An element of the engine as the editor offers it. Generated: a new element folder in core needs no edit here. */
export interface DialectEntry {
  readonly type: string;
  readonly bpmnType: string;
  readonly eventType?: string;
  readonly group: ElementGroup;
  readonly basic: boolean;
  readonly human: boolean;
  /** anybody of the role may answer first */
  readonly offer: boolean;
  /** sits on the edge of another element, not on a flow */
  readonly attaches: boolean;
  /** has a way in and a way out, so it can be put into a flow */
  readonly insertable: boolean;
  /** drawn with what happens inside */
  readonly holdsOthers: boolean;
  /** class of the BPMN icon font */
  readonly icon: string;
  readonly properties: Readonly<Record<string, { readonly type?: string }>>;
  /** of several of one BPMN type: is what is drawn this one? */
  isOne(drawn: Typed): boolean;
}

interface Typed {
  readonly $type: string;
  readonly eventDefinitions?: readonly { readonly $type: string }[] | undefined;
}

const local = (type: string): string => type.replace(/^bpmn:/, '');
const kebab = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
const GATEWAYS: Readonly<Record<string, string>> = { exclusive: 'xor', inclusive: 'or', eventbased: 'eventbased' };

const EVENTS: Readonly<Record<string, string>> = { CompensateEventDefinition: 'compensation', ConditionalEventDefinition: 'condition' };
const SHAPES: Readonly<Record<string, string>> = { SubProcess: 'subprocess-expanded', AdHocSubProcess: 'ad-hoc-subprocess' };

/** The icon font names its classes after BPMN types; the exceptions are the gateways and events. */
function iconOf(bpmnType: string, eventType?: string): string {
  const name = local(bpmnType);
  if (name.endsWith('Gateway')) {
    const kind = name.replace('Gateway', '').toLowerCase();
    return `bpmn-icon-gateway-${GATEWAYS[kind] ?? kind}`;
  }
  if (!name.endsWith('Event')) return `bpmn-icon-${SHAPES[name] ?? kebab(name)}`;
  const event = eventType ? (EVENTS[local(eventType)] ?? local(eventType).replace('EventDefinition', '').toLowerCase()) : 'none';
  const [place] = kebab(name).split('-event');
  if (event === 'none' && name.startsWith('Intermediate')) return 'bpmn-icon-intermediate-event-none';
  if (place === 'start' || place === 'end') return `bpmn-icon-${place}-event-${event}`;
  return `bpmn-icon-intermediate-event-${name.includes('Throw') ? 'throw' : 'catch'}-${event}`;
}

const ENDS = ['bpmn:StartEvent', 'bpmn:EndEvent', 'bpmn:BoundaryEvent'];
/** Begun by an event, or reached and left by name: no flow goes through. */
const ASIDE = ['event-sub-process', 'link-catch-event', 'link-throw-event'];

/** Every element the engine executes, in the order people need them: steps, then gateways, then sub-processes, then events. */
export const KNOWN: readonly DialectEntry[] = ELEMENTS.map((element): DialectEntry => ({
  type: element.type, basic: element.basic === true, bpmnType: element.bpmnType, group: element.group, human: element.human !== undefined, offer: element.human === 'offer',
  ...(element.eventType === undefined ? {} : { eventType: element.eventType }),
  attaches: element.bpmnType === 'bpmn:BoundaryEvent',
  insertable: !ENDS.includes(element.bpmnType) && !ASIDE.includes(element.type),
  holdsOthers: element.group === 'sub-process' && element.type !== 'call-activity',
  icon: element.type === 'event-sub-process' ? 'bpmn-icon-event-subprocess-expanded' : iconOf(element.bpmnType, element.eventType),
  isOne: (drawn) => element.isOne?.(drawn as never) ?? true,
  properties: element.properties as DialectEntry['properties'],
})).sort((a, b) => rank(a) - rank(b));

/** In the order in which they are offered. */
export const GROUPS: readonly ElementGroup[] = ['task', 'gateway', 'sub-process', 'event'];
/** What everybody is offered. */
export const DIALECT: readonly DialectEntry[] = KNOWN.filter((entry) => entry.basic);

function rank(entry: DialectEntry): number {
  const group = { task: 0, gateway: 10, 'sub-process': 20, event: 30 }[entry.group];
  return group - (entry.human ? 5 : 0) + (entry.type === 'user-task' ? -1 : 0);
}

/** The engine's element for what is on the canvas; undefined = only drawn, or outside the dialect. */
export function entryOf(element: Typed): DialectEntry | undefined {
  const event = element.eventDefinitions?.[0]?.$type;
  const same = KNOWN.filter((entry) => entry.bpmnType === element.$type && entry.isOne(element));
  return same.find((entry) => entry.eventType === event);
}
