/** Activities: loops, compensation handlers, ad-hoc sub-processes, calls (BPMN 2.0 §10.3). */
import { at, bodyOf, type Diagram, is, isElement, kindsOf, listOf, type Open, type Rule } from './walk';

const extensionOf = (element: Open, type: string, property: string): string => {
  const value = listOf(isElement(element.extensionElements) ? element.extensionElements.values : undefined).find(({ $type }) => $type === type)?.[property];
  return typeof value === 'string' ? value.trim() : '';
};
/** `collection` of another engine's namespace says how many, too. */
const isCounted = (loop: Open, dangling: ReadonlySet<unknown>): boolean =>
  bodyOf(loop.loopCardinality) !== '' || isElement(loop.loopDataInputRef) || dangling.has(loop) || extensionOf(loop, 'zeebe:LoopCharacteristics', 'inputCollection') !== '' ||
  Object.keys(loop.$attrs ?? {}).some((name) => name.endsWith(':collection'));

export const loops = (dangling: ReadonlySet<unknown>): Rule => (diagram) => [
  ...diagram.of('MultiInstanceLoopCharacteristics').flatMap((loop) => {
    if (!isCounted(loop, dangling) && !isSigned(loop)) return [at(loop, 'bpmn.multi-incomplete')];
    return /^=?\s*-\s*\d/.test(bodyOf(loop.loopCardinality)) ? [at(loop, 'bpmn.multi-negative')] : [];
  }),
  ...diagram.of('StandardLoopCharacteristics').flatMap((loop) => {
    if (loop.loopMaximum !== undefined && !(Number(loop.loopMaximum) >= 0)) return [at(loop, 'bpmn.loop-maximum', { value: String(loop.loopMaximum) })];
    return bodyOf(loop.loopCondition) === '' && loop.loopMaximum === undefined ? [at(loop, 'bpmn.loop-endless', {}, 'warning')] : [];
  }),
];
/** Signatures of several people find their members by themselves. */
const isSigned = (loop: Open): boolean => loop.$parent !== undefined && listOf(isElement(loop.$parent.extensionElements) ? loop.$parent.extensionElements.values : undefined).some(({ $type }) => /^liandong:/i.test($type));

/** As many tokens as begin an activity and as come out of it (BPMN 2.0 table 10.3): one at least. */
export const quantities: Rule = (diagram) =>
  diagram.of('Activity').flatMap((activity) => ['startQuantity', 'completionQuantity'].filter((name) => activity[name] !== undefined && !(Number(activity[name]) >= 1)).map((property) => at(activity, 'bpmn.quantity', { property })));

const isHandler = (element: unknown): boolean => is(element, 'Activity') && element.isForCompensation === true;
const handlersOf = (diagram: Diagram, event: Open): Open[] => diagram.of('Association').filter(({ sourceRef }) => sourceRef === event).map(({ targetRef }) => targetRef).filter(isElement);

/** What undoes an activity lies outside the normal flow and hangs on a compensation event at its edge. */
export const compensation: Rule = (diagram) => [
  ...diagram.of('Activity').filter(isHandler).filter((handler) => diagram.flowsInto(handler).length + diagram.flowsOut(handler).length > 0).map((handler) => at(handler, 'bpmn.handler-flow')),
  ...diagram.of('BoundaryEvent').filter((event) => kindsOf(event).includes('Compensate')).flatMap((event) => {
    const handlers = handlersOf(diagram, event);
    const found = diagram.flowsOut(event).length > 0 ? [at(event, 'bpmn.compensation-flow')] : [];
    if (handlers.length !== 1) found.push(at(event, 'bpmn.handler-missing'));
    return [...found, ...handlers.filter((handler) => !isHandler(handler)).map((handler) => at(handler, 'bpmn.handler-not-one'))];
  }),
];

export const adHocs: Rule = (diagram) =>
  diagram.of('AdHocSubProcess').flatMap((sub) => [...(diagram.inside(sub).some((inner) => is(inner, 'Activity')) ? [] : [at(sub, 'bpmn.ad-hoc-empty')]), ...diagram.inside(sub).filter((inner) => is(inner, 'StartEvent') || is(inner, 'EndEvent')).map((inner) => at(inner, 'bpmn.ad-hoc-event'))]);

export const calls: Rule = (diagram) =>
  diagram.of('CallActivity').filter((call) => !(typeof call.calledElement === 'string' && call.calledElement.trim() !== '') && extensionOf(call, 'zeebe:CalledElement', 'processId') === '').map((call) => at(call, 'bpmn.call-missing'));

/** A called process begins without an event. */
export const calledStarts: Rule = (diagram) =>
  diagram.of('CallActivity').filter((call) => {
    const called = diagram.of('Process').find(({ id }) => id !== undefined && id === call.calledElement);
    const starts = called ? diagram.inside(called).filter((inner) => is(inner, 'StartEvent')) : [];
    return starts.length > 0 && starts.every((start) => kindsOf(start).length > 0);
  }).map((call) => at(call, 'bpmn.called-start'));

/** What begins a process has nothing before it. */
export const instantiating: Rule = (diagram) => diagram.of('ReceiveTask').filter((task) => task.instantiate === true && diagram.flowsInto(task).length > 0).map((task) => at(task, 'bpmn.instantiate-flow'));
