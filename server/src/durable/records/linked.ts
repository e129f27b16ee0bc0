import { aggregateNow } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { recordModel, type RecordRowDoc } from '../model';

export interface Linked { readonly countyId: string; readonly type: string; /** as core's `linkKey` writes them: of one record, or of all records of one person */ readonly keys: readonly string[]; readonly scopes: readonly string[]; readonly notIn?: readonly string[] }
const filterOf = ({ countyId, type, keys, scopes, notIn = [] }: Linked) =>
  ({ countyId, links: { $in: [...keys] }, type, scope: { $in: [...scopes] }, ...(notIn.length > 0 ? { state: { $nin: [...notIn] } } : {}) });

/** Records that point to one by a link, newest first, of those that one of these scopes finds. */
export function listLinked({ db }: Deps, linked: Linked, limit: number, before?: { readonly createdAt: string; readonly id: string }): Promise<RecordRowDoc[]> {
  const cursor = before ? { createdAt: { $lte: before.createdAt }, $or: [{ createdAt: { $lt: before.createdAt } }, { createdAt: before.createdAt, _id: { $lt: before.id } }] } : {};
  return recordModel(db).find({ ...filterOf(linked), ...cursor }).sort({ createdAt: -1, _id: -1 }).limit(limit).lean<RecordRowDoc[]>();
}

/** Each counted up to a limit, in their order; all in one trip. */
export async function countLinked({ db }: Deps, lists: readonly Linked[], most: number): Promise<number[]> {
  const collection = recordModel(db).collection.collectionName;
  const [first, ...others] = lists.map((linked, at) => [{ $match: filterOf(linked) }, { $limit: most }, { $count: 'count' }, { $set: { at } }]);
  if (!first) return [];
  const counted = await aggregateNow<{ readonly at: number; readonly count: number }>(db, collection, [...first, ...others.map((pipeline) => ({ $unionWith: { coll: collection, pipeline } }))], lists.length);
  return lists.map((_linked, index) => counted.find(({ at }) => at === index)?.count ?? 0);
}
