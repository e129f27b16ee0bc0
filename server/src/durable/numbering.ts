import { recordNumber, type RecordDoc } from '@liandong/core/run';
import { native, upserted } from '../platform/db/index';
import type { Deps, OrgSnapshot } from '../platform/deps';
import { counterModel } from './model';

/**
 * The next numbers (编号) of as many records that differ in nothing that the pattern is made of. What the pattern says without its sequence is
 * the counter's name, so numbers are unique whatever the pattern is made of. Counted before the commit: a start that fails leaves a gap, and
 * starts at one station do not wait for each other. Not waited for until it lies safe: the commit that uses it comes after it in the same log,
 * and a number that is lost was used by nobody.
 */
export async function nextNumbers(deps: Deps, snapshot: OrgSnapshot, pattern: string, record: RecordDoc, count: number): Promise<string[]> {
  const countyId = snapshot.county.id;
  const from = { orgId: snapshot.view.atTier(record.orgId, 'station') ?? record.orgId, countyId, date: snapshot.calendar.dateOf(record.createdAt) };
  const counter = [countyId, record.packId, record.type, recordNumber(pattern, { ...from, seq: 0 })].join('/');
  const counted = await upserted(() => native(counterModel(deps.db)).findOneAndUpdate({ _id: counter }, { $inc: { seq: count }, $setOnInsert: { countyId } }, { upsert: true, returnDocument: 'after', writeConcern: { w: 1 } }));
  const first = (counted?.seq ?? count) - count + 1;
  return Array.from({ length: count }, (_, index) => recordNumber(pattern, { ...from, seq: first + index }));
}
