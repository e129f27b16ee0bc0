/** Timers at the edge of a step, by one click: remind (goes on beside) or escalate (takes the step away). Runs inside a command. */
import { DIALECT } from '../model/dialect';
import { freePlaceBelow, freePlaceBeside, specOf } from './insert';
import { interrupting, timer as time } from './event-props';
import { service } from './own-props';
import type { DiagramElement, Get } from './types';

export interface ReminderSpec { readonly interrupting: boolean; readonly duration: string; readonly name: string }

const timer = () => DIALECT.find((entry) => entry.attaches && entry.properties.duration !== undefined);
const byType = (type: string) => DIALECT.find((entry) => entry.type === type);

/** Several timers sit beside each other along the lower edge. */
export function placeOn(host: DiagramElement): { x: number; y: number } {
  const taken = host.attachers?.length ?? 0;
  return { x: host.x + host.width - 18 - (taken % 3) * 40, y: host.y + host.height };
}

export const timersOf = (host: DiagramElement): readonly DiagramElement[] =>
  (host.attachers ?? []).filter((attached) => attached.type === 'bpmn:BoundaryEvent');

/** Adds the timer and what follows it: a system action for a reminder, a step for an escalation, and an end. */
export function addReminder(get: Get, host: DiagramElement, spec: ReminderSpec, next: { readonly name: string; readonly end: string }): DiagramElement | undefined {
  const [entry, follow, end] = [timer(), byType(spec.interrupting ? 'user-task' : 'service-task'), byType('end-event')];
  if (!entry || !follow || !end) return undefined;
  const modeling = get('modeling');
  const root = host.parent ?? get('canvas').getRootElement();
  const made = modeling.createShape(get('elementFactory').createShape(specOf(entry)), placeOn(host), host, { attach: true });
  time.duration.write(get, made, spec.duration);
  if (!spec.interrupting) interrupting.write(get, made, false);
  modeling.updateProperties(made, { name: spec.name });
  const shape = get('elementFactory').createShape(specOf(follow));
  const step = modeling.appendShape(made, shape, freePlaceBelow(get, made, shape), root);
  modeling.updateProperties(step, { name: next.name });
  if (!spec.interrupting) service.write(get, step, 'notify');
  const closing = get('elementFactory').createShape(specOf(end));
  const last = modeling.appendShape(step, closing, freePlaceBeside(get, step, closing), root);
  modeling.updateProperties(last, { name: next.end });
  return spec.interrupting ? step : made;
}
