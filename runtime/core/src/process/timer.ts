import type { BpmnElement } from './element';

/** ISO 8601 duration, or whole working days `PnWD` in the county's calendar; each number short enough that a calendar can count it out. */
const DURATION = /^P(?!$)(\d{1,3}WD|(\d{1,2}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,6}M)?(\d{1,7}S)?)?)$/;

export const isDuration = (value: unknown): boolean => typeof value === 'string' && DURATION.test(value);

/** `bpmn:timeDuration` of an event's timer definition, without a leading `=` and quotes; '' when there is none. */
export function readDuration(element: BpmnElement): string {
  const [definition] = Array.isArray(element.eventDefinitions) ? (element.eventDefinitions as { timeDuration?: { body?: string } }[]) : [];
  return (definition?.timeDuration?.body ?? '').trim().replace(/^="?|"$/g, '');
}
