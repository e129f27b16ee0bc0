/** Sequence flows: conditions and the default of a gateway. */
import type { ConditionChanges } from '../model/outcome-routes';
import { textOf } from './extensions';
import type { DiagramElement, Get, Moddle } from './types';

export const conditionOf = (flow: DiagramElement): string | undefined => {
  const body = textOf(flow.businessObject.get('conditionExpression') as Moddle | undefined, 'body').trim();
  return body === '' ? undefined : body;
};

export function setCondition(get: Get, flow: DiagramElement, body: string | undefined): void {
  if (body === undefined) return get('modeling').updateProperties(flow, { conditionExpression: undefined });
  const conditionExpression = get('bpmnFactory').create('bpmn:FormalExpression', { body });
  conditionExpression.$parent = flow.businessObject;
  get('modeling').updateProperties(flow, { conditionExpression });
}

export const defaultOf = (element: DiagramElement): string | undefined => (element.businessObject.get('default') as Moddle | undefined)?.id;

/** The default flow has no condition: it is taken when no other holds. */
export function setDefault(get: Get, gateway: DiagramElement, flow: DiagramElement | undefined): void {
  get('modeling').updateProperties(gateway, { default: flow?.businessObject });
  if (flow && conditionOf(flow) !== undefined) setCondition(get, flow, undefined);
}

export function applyConditions(get: Get, changes: ConditionChanges): void {
  for (const [id, body] of changes) {
    const flow = get('elementRegistry').get(id);
    if (flow) setCondition(get, flow, body);
  }
}
