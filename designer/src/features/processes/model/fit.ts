/** Where an element may stand: what cannot be placed is not offered. The words of places: a scope is the type of the sub-process around; none is the process itself. */
import { type DialectEntry, entryOf, KNOWN } from './dialect';

type Typed = Parameters<typeof entryOf>[0];
export type Scope = string | undefined;

const FROM_INSIDE = ['error-start-event', 'escalation-start-event', 'compensation-start-event'];
const CATCHING = ['bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask'];
const NOTHING_FOLLOWS = ['bpmn:EndEvent'];

export const isActivity = (entry: DialectEntry | undefined): boolean => entry !== undefined && entry.type !== 'event-sub-process' && (entry.group === 'task' || entry.group === 'sub-process');

function beginsIn({ type, eventType }: DialectEntry, scope: Scope): boolean {
  if (scope === 'event-sub-process') return eventType !== undefined;
  if (scope !== undefined) return scope !== 'ad-hoc-sub-process' && eventType === undefined;
  return !FROM_INSIDE.includes(type);
}

/** May it stand in this scope? An ad-hoc sub-process has neither beginning nor end (BPMN 2.0 §10.3.4.4). */
export function fitsIn(entry: DialectEntry, scope: Scope): boolean {
  if (entry.attaches) return false;
  if (entry.bpmnType === 'bpmn:StartEvent') return beginsIn(entry, scope);
  if (scope === 'ad-hoc-sub-process') return entry.bpmnType !== 'bpmn:EndEvent' && entry.type !== 'event-sub-process';
  return entry.type !== 'cancel-end-event' || scope === 'transaction';
}

/** May it sit on the edge of this? */
export const fitsAt = (entry: DialectEntry, host: DialectEntry | undefined): boolean =>
  entry.attaches && isActivity(host) && (entry.type !== 'cancel-boundary-event' || host?.type === 'transaction');

/** May a flow lead from one to the other? Behind an event-based gateway only to what waits. */
export function follows(entry: DialectEntry, source: DialectEntry | undefined): boolean {
  if (entry.attaches || entry.bpmnType === 'bpmn:StartEvent' || entry.type === 'event-sub-process' || entry.type === 'link-catch-event') return false;
  if (source?.type === 'event-based-gateway') return CATCHING.includes(entry.bpmnType);
  if (source?.type === 'compensation-boundary-event') return isActivity(entry);
  return leadsOn(source);
}
/** Does anything come after it? */
export const leadsOn = (source: DialectEntry | undefined): boolean => source === undefined || !(NOTHING_FOLLOWS.includes(source.bpmnType) || source.type === 'link-throw-event' || source.type === 'event-sub-process');

export const fitsOn = (entry: DialectEntry, source: DialectEntry | undefined, scope: Scope): boolean => entry.insertable && fitsIn(entry, scope) && follows(entry, source);

/** Elements that can take each other's place: the same connections make sense of them. */
function kindOf({ bpmnType, group, type, holdsOthers }: DialectEntry): string {
  if (group === 'sub-process') return holdsOthers ? group : type;
  if (group !== 'event') return group;
  return bpmnType.startsWith('bpmn:Intermediate') && !type.startsWith('link-') ? 'intermediate' : `${bpmnType} ${type.startsWith('link-')}`;
}

/** What an element may be turned into without breaking its connections. */
export function replacementsFor(element: Typed, scope: Scope, host?: DialectEntry): readonly DialectEntry[] {
  const own = entryOf(element);
  if (!own || own.type === 'event-sub-process') return [];
  const alike = KNOWN.filter((entry) => entry !== own && entry.type !== 'event-sub-process' && kindOf(entry) === kindOf(own));
  return alike.filter((entry) => (entry.attaches ? fitsAt(entry, host) : fitsIn(entry, scope)));
}
