import type { RecordDoc } from '../record/types';
import { evolveRecord, type WorkEvent } from '../work/index';

/** A record as it was from a day on, until the next of them. */
export interface RecordSince {
  /** local date */
  readonly from: string;
  readonly record: RecordDoc;
}

const timeOf = (event: WorkEvent): string | undefined => {
  if (event.type === 'RecordCreated') return event.record.createdAt;
  return 'at' in event && typeof event.at === 'string' ? event.at : undefined;
};

interface Acted { readonly at: string; readonly occurredAt?: string }
const actedIn = (event: WorkEvent, before: Acted | undefined): Acted | undefined =>
  event.type === 'RecordActed' ? { at: event.at, ...(event.occurredAt === undefined ? {} : { occurredAt: event.occurredAt }) } : before;
/** What happened before it was entered counts from when it happened. */
const sinceOf = (at: string, acted: Acted | undefined): string => (acted?.at === at ? (acted.occurredAt ?? at) : at);

/** A record over the days, from its history in the order of its versions. What holds from an earlier day replaces what was known of the days after it. */
export function recordSince(events: readonly WorkEvent[], dateOf: (at: string) => string): RecordSince[] {
  const found: RecordSince[] = [];
  let record: RecordDoc | undefined;
  let acted: Acted | undefined;
  for (const event of events) {
    const next = evolveRecord(record, event);
    acted = actedIn(event, acted);
    const at = timeOf(event);
    if (next && next !== record && at !== undefined) {
      const from = dateOf(sinceOf(at, acted));
      const first = found[0]?.from ?? from;
      while (found.length > 0 && (found.at(-1)?.from ?? '') >= from) found.pop();
      found.push({ from: from < first ? first : from, record: next });
    }
    record = next;
  }
  return found;
}
