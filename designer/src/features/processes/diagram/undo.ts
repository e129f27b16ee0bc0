/** Compensation on the canvas: which step undoes which. Runs inside a command. */
import { KNOWN } from '../model/dialect';
import { isActivity } from '../model/fit';
import { isFlow, isNode } from './graph-of';
import { freePlaceBelow, specOf } from './insert';
import { entryAt } from './scopes';
import type { DiagramElement, Get } from './types';

const siblings = (element: DiagramElement | undefined): readonly DiagramElement[] => (element?.parent?.children ?? []).filter(isNode);

/** The step that undoes what a compensation event sits on. */
export const handlerOf = (event: DiagramElement): DiagramElement | undefined => event.outgoing.find((connection) => connection.type === 'bpmn:Association')?.target;

/** Steps that may become the handler: in the same scope, beside the flow. */
export const handlersFor = (event: DiagramElement): readonly DiagramElement[] =>
  siblings(event.host).filter((other) => other !== event.host && isActivity(entryAt(other)) && ![...other.incoming, ...other.outgoing].some(isFlow));

export function setHandler(get: Get, event: DiagramElement, id: string): void {
  const [before, next] = [event.outgoing.filter((connection) => connection.type === 'bpmn:Association'), get('elementRegistry').get(id)];
  if (before.length > 0) get('modeling').removeElements(before);
  if (next) get('modeling').connect(event, next);
}

/** A new step below that undoes it. */
export function newHandler(get: Get, event: DiagramElement, name: string): void {
  const entry = KNOWN.find((one) => one.type === 'user-task');
  const scope = event.host?.parent;
  if (!entry || !scope) return;
  const shape = get('elementFactory').createShape(specOf(entry));
  const made = get('modeling').createShape(shape, freePlaceBelow(get, event, shape), scope);
  get('modeling').updateProperties(made, { name });
  setHandler(get, event, made.id);
}

/** What can be undone from a throwing event: steps with a compensation event, in its scope or, inside an event sub-process, around it. */
export const undoable = (event: DiagramElement): readonly DiagramElement[] =>
  [...siblings(event), ...(entryAt(event.parent)?.type === 'event-sub-process' ? siblings(event.parent) : [])].filter((other) => (other.attachers ?? []).some((attached) => entryAt(attached)?.type === 'compensation-boundary-event'));
