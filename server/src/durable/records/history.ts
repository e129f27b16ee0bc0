import type { Json, RecordEntry, RecordWhy, WorkEvent } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { HistoryDoc, RecordRowDoc } from '../model';
import { openComments, openRecords } from '../sealing/index';
import { entriesOfRecord } from './entries';

type Data = Readonly<Record<string, Json>>;
const dataOf = (event: WorkEvent): Data => (event.type === 'RecordCreated' ? event.record.data : event.type === 'RecordChanged' ? event.patch : {});
const withData = (event: WorkEvent, data: Data): WorkEvent => {
  if (event.type === 'RecordCreated') return { ...event, record: { ...event.record, data } };
  return event.type === 'RecordChanged' ? { ...event, patch: data } : event;
};
const commentOf = (event: WorkEvent): string => (event.type === 'RecordActed' ? (event.comment ?? '') : '');

/** Values in plain; one whose key was destroyed says only that there was one. */
async function opened(deps: Deps, row: RecordRowDoc, events: readonly WorkEvent[]): Promise<WorkEvent[]> {
  const { countyId, _id } = row;
  const [data, comments] = await Promise.all([
    openRecords(deps, countyId, events.map((event) => ({ _id, countyId, data: dataOf(event) }))),
    openComments(deps, countyId, events.map((event) => ({ recordId: _id, text: commentOf(event) }))),
  ]);
  return events.map((event, index) => (event.type === 'RecordActed' ? { ...event, ...(event.comment === undefined ? {} : { comment: comments[index] ?? '' }) } : withData(event, data[index] ?? {})));
}

/** All that was done to a record, in plain, in the order of its versions. Who may read of it is not asked here. */
export async function historyOfRecord(deps: Deps, row: RecordRowDoc): Promise<RecordEntry[]> {
  const entries: readonly HistoryDoc[] = await entriesOfRecord(deps, row);
  const events = await opened(deps, row, entries.flatMap((entry) => entry.events));
  let from = 0;
  return entries.map(({ at, by, byName, events: stored }) => {
    from += stored.length;
    return { at, by, byName, events: events.slice(from - stored.length, from) };
  });
}

/** What was last said when one of these things was done to it; undefined: nothing was. */
export async function lastReason(deps: Deps, row: RecordRowDoc, whys: readonly RecordWhy[]): Promise<string | undefined> {
  const events = (await entriesOfRecord(deps, row)).flatMap((entry) => entry.events);
  const said = events.filter((event) => event.type === 'RecordActed' && whys.includes(event.why)).at(-1);
  if (!said || commentOf(said) === '') return undefined;
  return (await openComments(deps, row.countyId, [{ recordId: row._id, text: commentOf(said) }]))[0];
}
