import { recordNumber, type Program, type RecordDoc } from '@liandong/core/run';
import { native, upserted, type Connection } from '../platform/db/index';
import type { Deps, OrgSnapshot } from '../platform/deps';
import { counterModel, type CounterDoc, type Session } from './model';

/** What is counted, and the number that a count makes. */
export interface Counter { readonly id: string; readonly countyId: string; number(seq: number): string }

/** What the pattern says without its sequence is the counter's name, so numbers are unique whatever the pattern is made of. */
export function counterOf({ county, view, calendar }: OrgSnapshot, pattern: string, record: RecordDoc): Counter {
  const countyId = county.id;
  const from = { orgId: view.atTier(record.orgId, 'station') ?? record.orgId, countyId, date: calendar.dateOf(record.createdAt) };
  return { countyId, id: [countyId, record.packId, record.type, recordNumber(pattern, { ...from, seq: 0 })].join('/'), number: (seq) => recordNumber(pattern, { ...from, seq }) };
}

export const numberingOf = ({ pack }: Pick<Program, 'pack'>, { type }: Pick<RecordDoc, 'type'>): string => pack.records[type]?.numbering ?? '{seq6}';
export const isGapFree = ({ pack }: Pick<Program, 'pack'>, { type }: Pick<RecordDoc, 'type'>): boolean => pack.records[type]?.gapFree === true;

const up = (count: number, countyId: string) => ({ $inc: { seq: count }, $setOnInsert: { countyId } });
const numbersUpTo = ({ number }: Counter, counted: CounterDoc | null, count: number): string[] => {
  const first = (counted?.seq ?? count) - count + 1;
  return Array.from({ length: count }, (_, index) => number(first + index));
};

/**
 * The next numbers (编号) of as many records that differ in nothing that the pattern is made of. Counted before the commit: a start that fails
 * leaves a gap, and starts at one station do not wait for each other. Not waited for until it lies safe: the commit that uses it comes after
 * it in the same log, and a number that is lost was used by nobody.
 */
export async function nextNumbers(deps: Deps, snapshot: OrgSnapshot, pattern: string, record: RecordDoc, count: number): Promise<string[]> {
  const counter = counterOf(snapshot, pattern, record);
  const counted = await upserted(() => native(counterModel(deps.db)).findOneAndUpdate({ _id: counter.id }, up(count, counter.countyId), { upsert: true, returnDocument: 'after', writeConcern: { w: 1 } }));
  return numbersUpTo(counter, counted, count);
}

/**
 * Numbers of which none is ever left out: counted in the transaction that uses them, so what fails takes its number back, and whoever counts
 * at the same time waits. In the order of the counters; undefined where there is none.
 */
export async function numbersIn(db: Connection, session: Session, counters: readonly (Counter | undefined)[]): Promise<(string | undefined)[]> {
  const left = new Map<string, string[]>();
  for (const counter of counters) {
    if (!counter || left.has(counter.id)) continue;
    const count = counters.filter((one) => one?.id === counter.id).length;
    const counted = await native(counterModel(db)).findOneAndUpdate({ _id: counter.id }, up(count, counter.countyId), { upsert: true, returnDocument: 'after', session });
    left.set(counter.id, numbersUpTo(counter, counted, count));
  }
  return counters.map((counter) => counter && left.get(counter.id)?.shift());
}
