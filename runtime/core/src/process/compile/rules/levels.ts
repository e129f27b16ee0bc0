/** Beginning and end of each level, a process or sub-process (BPMN 2.0 §10.4.2, §10.4.3): where there is the one, there is the other. */
import type { Problem } from '../../../shared/problem';
import { at, type Diagram, is, isEventSub, kindsOf, type Open, type Rule } from './walk';

/** Nothing flows into or out of these: they hang on something else, or begin by themselves. */
const isAside = (node: Open): boolean => isEventSub(node) || (is(node, 'Activity') && node.isForCompensation === true);
const isLink = (node: Open): boolean => kindsOf(node).includes('Link');
const beginsItself = (node: Open): boolean => node.instantiate === true || is(node, 'StartEvent') || is(node, 'BoundaryEvent') || (is(node, 'CatchEvent') && isLink(node));
const endsItself = (node: Open): boolean => is(node, 'EndEvent') || (is(node, 'ThrowEvent') && isLink(node)) || (is(node, 'BoundaryEvent') && kindsOf(node).includes('Compensate'));

const isMiddle = (node: Open): boolean => is(node, 'IntermediateCatchEvent') || is(node, 'IntermediateThrowEvent');

function levelOf(diagram: Diagram, container: Open): Problem[] {
  const nodes = diagram.inside(container).filter((inner) => is(inner, 'FlowNode'));
  const has = (type: string): boolean => nodes.some((node) => is(node, type));
  const [begins, ends] = [has('StartEvent'), has('EndEvent')];
  const found: Problem[] = [];
  if (ends && !begins && !nodes.some((node) => node.instantiate === true)) found.push(at(container, 'bpmn.end-without-start'));
  if (begins && !ends) found.push(at(container, 'bpmn.start-without-end'));
  const main = nodes.filter((node) => !isAside(node));
  // an event in the middle always has both
  found.push(...main.filter((node) => (begins || isMiddle(node)) && !beginsItself(node) && diagram.flowsInto(node).length === 0).map((node) => at(node, 'bpmn.no-incoming')));
  found.push(...main.filter((node) => (ends || isMiddle(node)) && !endsItself(node) && !is(node, 'BoundaryEvent') && diagram.flowsOut(node).length === 0).map((node) => at(node, 'bpmn.no-outgoing')));
  return found;
}

export const levels: Rule = (diagram) => [...diagram.of('Process'), ...diagram.of('SubProcess').filter((sub) => !is(sub, 'AdHocSubProcess'))].flatMap((container) => levelOf(diagram, container));
