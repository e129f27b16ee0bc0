/** Gateways: their directions, and what may come behind one that waits for events (BPMN 2.0 §10.6). */
import type { Problem } from '../../../shared/problem';
import { at, type Diagram, is, isElement, kindsOf, type Open, type Rule } from './walk';

const RIGHT: Readonly<Record<string, (into: number, out: number) => boolean>> = {
  Converging: (into, out) => into > 1 && out < 2, Diverging: (into, out) => into < 2 && out > 1, Mixed: (into, out) => into > 1 && out > 1,
};
export const directions: Rule = (diagram) =>
  diagram.of('Gateway').flatMap((gateway) => {
    const [into, out] = [diagram.flowsInto(gateway).length, diagram.flowsOut(gateway).length];
    const direction = String(gateway.gatewayDirection ?? 'Unspecified');
    const isRight = RIGHT[direction]?.(into, out) ?? true;
    return isRight ? [] : [at(gateway, 'bpmn.gateway-direction', { direction })];
  });

const CATCH = ['Message', 'Timer', 'Conditional', 'Signal'];
const isEventTarget = (target: Open): boolean => is(target, 'ReceiveTask') || (is(target, 'IntermediateCatchEvent') && kindsOf(target).every((kind) => CATCH.includes(kind)));

function eventTarget(diagram: Diagram, flow: Open): Problem[] {
  const target = flow.targetRef;
  if (!isElement(target)) return [];
  if (!isEventTarget(target)) return [at(target, 'bpmn.event-gateway-target')];
  const found = diagram.flowsInto(target).length > 1 ? [at(target, 'bpmn.event-gateway-other-way')] : [];
  return diagram.edgeOf(target).length > 0 ? [...found, at(target, 'bpmn.event-gateway-edge')] : found;
}

export const eventGateways: Rule = (diagram) =>
  diagram.of('EventBasedGateway').flatMap((gateway) => {
    const out = diagram.flowsOut(gateway);
    const targets = out.map(({ targetRef }) => targetRef).filter(isElement);
    const found = out.flatMap((flow) => eventTarget(diagram, flow));
    if (out.length < 2) found.push(at(gateway, 'bpmn.event-gateway-alone'));
    if (targets.some((target) => is(target, 'ReceiveTask')) && targets.some((target) => kindsOf(target).includes('Message'))) found.push(at(gateway, 'bpmn.event-gateway-mixed'));
    if (gateway.instantiate === true && diagram.flowsInto(gateway).length > 0) found.push(at(gateway, 'bpmn.instantiate-flow'));
    if (gateway.instantiate !== true && gateway.eventGatewayType === 'Parallel') found.push(at(gateway, 'bpmn.event-gateway-parallel'));
    return found;
  });
