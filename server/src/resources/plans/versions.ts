/** Records over the days, from their histories: what a plan needs to know of times gone by. Values are as they are stored: what is sealed stays so. */
import { derivedOf, recordSince, type CompiledPack, type JsonObject, type RecordSince, type WorkEvent } from '@liandong/core/run';
import type { Connection } from '../../platform/db/index';
import { historyModel, instanceModel, openPart, recordOf, type HistoryDoc, type RecordRowDoc } from '../../durable/index';

type Entry = Pick<HistoryDoc, 'recordId' | 'recordBase' | 'events'>;

/** Entries that changed these records, in the order of their versions: of the works on them, and of their own. */
async function entriesOf(db: Connection, countyId: string, recordIds: readonly string[]): Promise<Map<string, Entry[]>> {
  const works = await instanceModel(db).find({ countyId, recordId: { $in: [...recordIds] } }).select({ _id: 1 }).lean<{ _id: string }[]>();
  const chains = [...recordIds, ...works.map(({ _id }) => _id)];
  const entries = await historyModel(db).find({ countyId, workId: { $in: chains } }).sort({ workId: 1, seq: 1 }).select({ recordId: 1, recordBase: 1, events: 1, _id: 0 }).lean<Entry[]>();
  const found = new Map<string, Entry[]>();
  for (const entry of entries) found.set(entry.recordId, [...(found.get(entry.recordId) ?? []), entry]);
  return found;
}

const begins = ({ events }: Entry): boolean => events.some(({ type }) => type === 'RecordCreated');
const inOrder = (entries: readonly Entry[]): WorkEvent[] =>
  [...entries.filter(begins), ...entries.filter((entry) => !begins(entry) && entry.recordBase !== undefined).sort((a, b) => (a.recordBase ?? 0) - (b.recordBase ?? 0))].flatMap(({ events }) => events);

/** What a record lets be read without opening anything, with what follows from its fields. */
export const readable = (row: RecordRowDoc): JsonObject => ({ ...(row.derived as JsonObject | undefined), ...openPart(row.data) });

/** As it was then; what followed from sealed values is known of today only. */
function opened({ from, record }: RecordSince, pack: CompiledPack, row: RecordRowDoc): RecordSince {
  const data = openPart(record.data);
  const then = Object.entries(derivedOf(pack, { ...record, data })).filter(([, value]) => value !== null);
  return { from, record: { ...record, data: { ...(row.derived as JsonObject | undefined), ...Object.fromEntries(then), ...data } } };
}

export interface Where { readonly countyId: string; readonly pack: CompiledPack; dateOf(at: string): string }

/** Record id → the record over the days; the newest is the row itself. One that never changed needs no history. */
export async function versionsOf(db: Connection, { countyId, pack, dateOf }: Where, rows: readonly RecordRowDoc[]): Promise<Map<string, RecordSince[]>> {
  const changed = rows.filter(({ version }) => version > 1);
  const entries = changed.length === 0 ? new Map<string, Entry[]>() : await entriesOf(db, countyId, changed.map(({ _id }) => _id));
  return new Map(rows.map((row) => {
    const now = recordOf(row, readable(row));
    const known = recordSince(inOrder(entries.get(row._id) ?? []), dateOf);
    const [last] = known.slice(-1);
    return [row._id, last ? [...known.slice(0, -1).map((one) => opened(one, pack, row)), { from: last.from, record: now }] : [{ from: dateOf(row.createdAt), record: now }]];
  }));
}
