/** 修改记录: what happened to a record, command by command, field by field, told from its events. */
import type { WorkEvent } from '../work/types';
import type { Instant, Json } from '../shared/json';
import type { RecordWhy } from './types';

/** One command's entry, values in plain. */
export interface RecordEntry { readonly at: Instant; readonly by: string; readonly byName: string; readonly events: readonly WorkEvent[] }

export interface FieldChange {
  readonly field: string;
  readonly from?: Json;
  readonly to?: Json;
  /** which value of the field this is, counted from 1 */
  readonly version: number;
}
export interface RecordChange extends Pick<RecordEntry, 'at' | 'by' | 'byName'> {
  readonly why: RecordWhy | 'create' | 'step';
  readonly action?: string;
  /** the step of a process that it was done in */
  readonly node?: string;
  readonly comment?: string;
  /** when it happened, where that was not when it was entered */
  readonly occurredAt?: Instant;
  readonly state?: string;
  readonly orgId?: string;
  readonly owner?: string;
  /** the unit that was asked to take it */
  readonly asked?: string;
  readonly fields: readonly FieldChange[];
}

type Values = Map<string, { readonly value: Json; readonly version: number }>;

const written = (event: WorkEvent): Readonly<Record<string, Json>> => (event.type === 'RecordCreated' ? event.record.data : event.type === 'RecordChanged' ? event.patch : {});

const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What an entry left of each field, against what was there before it. */
function fieldsIn(events: readonly WorkEvent[], known: Values): FieldChange[] {
  const after = new Map<string, Json>(events.flatMap((event) => Object.entries(written(event))));
  return [...after].flatMap(([field, to]): FieldChange[] => {
    const { value: from, version } = known.get(field) ?? { value: null, version: 0 };
    if (isSame(from, to)) return [];
    known.set(field, { value: to, version: version + 1 });
    return [{ field, version: version + 1, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }];
  });
}

type Whole = Omit<RecordChange, keyof RecordEntry | 'fields'>;
const TOLD: { readonly [T in WorkEvent['type']]?: (event: Extract<WorkEvent, { type: T }>) => Partial<Whole> } = {
  RecordCreated: ({ record }) => ({ why: 'create', state: record.state, ...(record.occurredAt === record.createdAt ? {} : { occurredAt: record.occurredAt }) }),
  RecordActed: ({ why, action, comment, occurredAt }) => ({ why, ...(action === undefined ? {} : { action }), ...(comment === undefined ? {} : { comment }), ...(occurredAt === undefined ? {} : { occurredAt }) }),
  RecordStateSet: ({ state }) => ({ state }),
  RecordMoved: ({ orgId }) => ({ orgId }),
  RecordOwnerSet: ({ owner }) => ({ owner }),
  RecordOffered: ({ orgId }) => ({ asked: orgId }),
  TaskCompleted: ({ node }) => ({ node }),
};

function toldBy(events: readonly WorkEvent[]): Whole {
  const parts = events.map((event) => TOLD[event.type]?.(event as never) ?? {});
  return Object.assign({ why: 'step' as const }, ...parts) as Whole;
}

/** In the order of the entries, without those that did nothing to the record. */
export function changesIn(entries: readonly RecordEntry[]): RecordChange[] {
  const known: Values = new Map();
  return entries.flatMap(({ at, by, byName, events }): RecordChange[] => {
    const fields = fieldsIn(events, known);
    const told = toldBy(events);
    const isNothing = fields.length === 0 && told.why === 'step' && told.state === undefined;
    return isNothing ? [] : [{ at, by, byName, ...told, fields }];
  });
}
