/** Which events may be where, and what each must say (BPMN 2.0 §10.5, tables 10.84 to 10.93). */
import type { Problem } from '../../../shared/problem';
import { isCycle, isDate, isDuration } from '../../timer';
import { at, bodyOf, definitionsOf, type Diagram, is, isElement, isEventSub, kindOf, kindsOf, listOf, type Open, positionOf, type Rule } from './walk';

const PLACES: Readonly<Record<string, readonly string[]>> = {
  start: ['Message', 'Timer', 'Conditional', 'Signal'],
  eventSub: ['Message', 'Timer', 'Conditional', 'Signal', 'Error', 'Escalation', 'Compensate'],
  catch: ['Message', 'Timer', 'Conditional', 'Signal', 'Link'],
  boundary: ['Message', 'Timer', 'Conditional', 'Signal', 'Error', 'Escalation', 'Compensate', 'Cancel'],
  throw: ['Message', 'Signal', 'Escalation', 'Compensate', 'Link'],
  end: ['Message', 'Signal', 'Escalation', 'Compensate', 'Error', 'Cancel', 'Terminate'],
};
const eventsOf = (diagram: Diagram): Open[] => diagram.of('Event');

/** Each kind of event in the places that the standard gives it. */
export const places: Rule = (diagram) =>
  eventsOf(diagram).filter((event) => positionOf(event) !== undefined).flatMap((event) => {
    const position = positionOf(event) ?? '';
    const inEventSub = position === 'start' && isEventSub(event.$parent);
    const allowed = PLACES[inEventSub ? 'eventSub' : position] ?? [];
    const kinds = kindsOf(event);
    const strangers = kinds.filter((kind) => !allowed.includes(kind)).map((kind) => at(event, 'bpmn.event-place', { event: kind }));
    const mustHave = position === 'catch' || position === 'boundary' || inEventSub;
    if (mustHave && kinds.length === 0) strangers.push(at(event, 'bpmn.event-missing'));
    const inPlainSub = position === 'start' && is(event.$parent, 'SubProcess') && !inEventSub;
    return inPlainSub && kinds.length > 0 ? [...strangers, at(event, 'bpmn.sub-start')] : strangers;
  });

/** Errors, compensation and cancelling always interrupt. */
export const interrupting: Rule = (diagram) =>
  eventsOf(diagram).filter((event) => event.cancelActivity === false || (event.isInterrupting === false && isEventSub(event.$parent)))
    .flatMap((event) => kindsOf(event).filter((kind) => ['Error', 'Compensate', 'Cancel'].includes(kind)).map((kind) => at(event, 'bpmn.must-interrupt', { event: kind })));

export const eventSubs: Rule = (diagram) =>
  diagram.of('SubProcess').filter(isEventSub).flatMap((sub) => {
    const starts = diagram.inside(sub).filter((inner) => is(inner, 'StartEvent'));
    return [...(starts.length === 1 ? [] : [at(sub, 'bpmn.event-sub-start', { count: starts.length })]), ...(diagram.edgeOf(sub).length > 0 ? [at(sub, 'bpmn.event-sub-edge')] : [])];
  });

const isIn = (element: Open, type: string): boolean => {
  for (let around = element.$parent; around; around = around.$parent) if (around.$instanceOf(`bpmn:${type}`)) return true;
  return false;
};
export const cancels: Rule = (diagram) =>
  eventsOf(diagram).filter((event) => kindsOf(event).includes('Cancel') && (is(event, 'BoundaryEvent') ? isElement(event.attachedToRef) && !is(event.attachedToRef, 'Transaction') : !isIn(event, 'Transaction'))).map((event) => at(event, 'bpmn.cancel-place'));

/** An event at the edge lies beside its activity and goes on somewhere. */
export const edges: Rule = (diagram) =>
  diagram.of('BoundaryEvent').flatMap((event) => {
    const host = event.attachedToRef;
    const found = isElement(host) && host.$parent !== event.$parent ? [at(event, 'bpmn.edge-crosses')] : [];
    const goesOn = diagram.flowsOut(event).length > 0 || kindsOf(event).includes('Compensate');
    return goesOn ? found : [...found, at(event, 'bpmn.edge-dead')];
  });

const TIMES: Readonly<Record<string, (value: unknown) => boolean>> = { timeDate: isDate, timeDuration: isDuration, timeCycle: isCycle };
/** An expression, or a time of another notation that its engine reads. */
const isOther = (body: string): boolean => /^[="']|[$#]\{|\S\s+\S/.test(body);
function timeOf(definition: Open): string | undefined {
  const given = Object.entries(TIMES).map(([name, isOne]) => ({ body: bodyOf(definition[name]), isOne })).filter(({ body }) => body !== '');
  const [only] = given;
  if (!only || given.length > 1) return 'bpmn.timer-time';
  return only.isOne(only.body) || isOther(only.body) ? undefined : 'bpmn.timer-format';
}
const isThrown = (event: Open): boolean => is(event, 'ThrowEvent');
/** What a definition needs to mean something. */
const NEEDS: Readonly<Record<string, (definition: Open, event: Open) => string | undefined>> = {
  Timer: timeOf,
  Conditional: (definition) => (bodyOf(definition.condition) === '' ? 'bpmn.condition-missing' : undefined),
  Signal: (definition) => (isElement(definition.signalRef) ? undefined : 'bpmn.signal-missing'),
  Error: (definition, event) => (!isThrown(event) || (isElement(definition.errorRef) && Boolean(definition.errorRef.errorCode)) ? undefined : 'bpmn.error-missing'),
  Escalation: (definition, event) => (!isThrown(event) || (isElement(definition.escalationRef) && Boolean(definition.escalationRef.escalationCode)) ? undefined : 'bpmn.escalation-missing'),
  Link: (definition) => (typeof definition.name === 'string' && definition.name.trim() !== '' ? undefined : 'bpmn.link-name'),
};
/** A reference to nothing is told already by the parser. */
export const definitions = (dangling: ReadonlySet<unknown>): Rule => (diagram) =>
  eventsOf(diagram).flatMap((event) => definitionsOf(event).filter((definition) => !dangling.has(definition)).flatMap((definition) => {
    const code = NEEDS[kindOf(definition)]?.(definition, event);
    return code === undefined ? [] : [at(event, code)];
  }));

/** What several events share is defined beside the processes. */
export const shared: Rule = (diagram) =>
  eventsOf(diagram).filter((event) => listOf(event.eventDefinitionRef).some(({ $parent }) => $parent !== undefined && !is($parent, 'Definitions'))).map((event) => at(event, 'bpmn.definition-not-shared'));

const linkNames = (event: Open): string[] => definitionsOf(event).filter((definition) => kindOf(definition) === 'Link').map(({ name }) => name ?? '');
/** A link has one target in the same process level, and neither end has a flow on the side of the other. */
export const links: Rule = (diagram) => {
  const ends = diagram.of('Event').filter((event) => linkNames(event).length > 0);
  const partners = (event: Open, isCatch: boolean, name: string): number => ends.filter((other) => is(other, 'CatchEvent') === isCatch && other.$parent === event.$parent && linkNames(other).includes(name)).length;
  return ends.flatMap((event) => {
    const isCatch = is(event, 'CatchEvent');
    const found: Problem[] = linkNames(event).filter((name) => name !== '' && partners(event, !isCatch, name) === 0).map((name) => at(event, 'bpmn.link-alone', { name }));
    if (isCatch) found.push(...linkNames(event).filter((name) => partners(event, true, name) > 1).map((name) => at(event, 'bpmn.link-twice', { name })));
    return (isCatch ? diagram.flowsInto(event) : diagram.flowsOut(event)).length > 0 ? [...found, at(event, 'bpmn.link-flow')] : found;
  });
};
