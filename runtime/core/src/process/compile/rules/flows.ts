/** Sequence flows and message flows: where they may begin and end (BPMN 2.0 §7.6, §8.3.13, §9.4). */
import { at, type Diagram, is, isElement, isEventSub, listOf, type Open, positionOf, type Rule } from './walk';

/** The process or sub-process that something lies in. */
const containerOf = (element: Open): Open | undefined => element.$parent;
const endsOf = (flow: Open): readonly Open[] => [flow.sourceRef, flow.targetRef].filter(isElement);

export const flowEnds: Rule = (diagram) =>
  diagram.of('SequenceFlow').flatMap((flow) => {
    const [source, target] = [flow.sourceRef, flow.targetRef];
    const found = endsOf(flow).some((end) => containerOf(end) !== containerOf(flow)) ? [at(flow, 'bpmn.flow-crosses')] : [];
    if (is(target, 'StartEvent') || is(target, 'BoundaryEvent')) found.push(at(flow, 'bpmn.flow-into-event', { event: positionOf(target) ?? '' }));
    if (is(source, 'EndEvent')) found.push(at(flow, 'bpmn.flow-out-of-end'));
    if (endsOf(flow).some(isEventSub)) found.push(at(flow, 'bpmn.event-sub-flow'));
    return found;
  });

/** A file that lists flows at their ends lists all of them there. */
export const listed: Rule = (diagram) => {
  const isListed = (end: unknown, property: string, flow: Open): boolean => !isElement(end) || listOf(end[property]).includes(flow);
  const flows = diagram.of('SequenceFlow');
  if (!diagram.of('FlowNode').some((node) => listOf(node.incoming).length + listOf(node.outgoing).length > 0)) return [];
  return flows.filter((flow) => !isListed(flow.sourceRef, 'outgoing', flow) || !isListed(flow.targetRef, 'incoming', flow)).map((flow) => at(flow, 'bpmn.flow-unlisted'));
};

const hasCondition = (flow: Open): boolean => isElement(flow.conditionExpression);

/** A condition lets an activity choose: there must be something to choose from. */
const isAlone = (diagram: Diagram, source: unknown): boolean => is(source, 'Activity') && diagram.flowsOut(source).length < 2;

/** Conditions belong behind activities and gateways that decide. */
export const conditions: Rule = (diagram) =>
  diagram.of('SequenceFlow').filter(hasCondition).flatMap((flow) => {
    const source = flow.sourceRef;
    if (is(source, 'ParallelGateway') || is(source, 'EventBasedGateway')) return [at(flow, 'bpmn.condition-place')];
    if (is(source, 'Event')) return [at(flow, 'bpmn.condition-place', {}, 'warning')];
    if (isAlone(diagram, source)) return [at(flow, 'bpmn.condition-alone')];
    return isElement(source) && source.default === flow ? [at(flow, 'bpmn.condition-on-default', {}, 'warning')] : [];
  });

export const defaults: Rule = (diagram) =>
  diagram.elements.filter((element) => is(element.default, 'SequenceFlow') && !diagram.flowsOut(element).includes(element.default)).map((element) => at(element, 'bpmn.default-not-outgoing', { value: (element.default as Open).id ?? '' }));

const processOf = (diagram: Diagram, element: unknown): Open | undefined => {
  if (is(element, 'Participant')) return isElement(element.processRef) ? element.processRef : undefined;
  for (let around = isElement(element) ? element : undefined; around; around = around.$parent) if (around.$instanceOf('bpmn:Process')) return around;
  return undefined;
};
/** Messages go between participants. */
export const messageFlows: Rule = (diagram) =>
  diagram.of('MessageFlow').filter(({ sourceRef, targetRef }) => {
    const from = processOf(diagram, sourceRef);
    return from !== undefined && from === processOf(diagram, targetRef);
  }).map((flow) => at(flow, 'bpmn.message-flow-inside'));
