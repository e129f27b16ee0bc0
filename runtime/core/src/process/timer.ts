import type { BpmnElement } from './element';

/** ISO 8601 duration, or whole working days `PnWD` in the county's calendar. */
const DURATION = /^P(?!$)(\d+WD|(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/;

export const isDuration = (value: unknown): boolean => typeof value === 'string' && DURATION.test(value);

/** `bpmn:timeDuration` of an event's timer definition, without a leading `=` and quotes; '' when there is none. */
export function readDuration(element: BpmnElement): string {
  const [definition] = Array.isArray(element.eventDefinitions) ? (element.eventDefinitions as { timeDuration?: { body?: string } }[]) : [];
  return (definition?.timeDuration?.body ?? '').trim().replace(/^="?|"$/g, '');
}
