import type { Deps } from '../../platform/deps';
import { recordModel, type RecordRowDoc } from '../model';

/** Offered to one of these units, or from what these scopes find. */
export type OfferSide = { readonly to: readonly string[] } | { readonly from: readonly string[] };
interface Due { readonly offerDue: string; readonly id: string }

/** What waits for the answer of another unit, the nearest end first. */
export function listOffers({ db }: Deps, countyId: string, side: OfferSide, limit: number, after?: Due): Promise<RecordRowDoc[]> {
  const whose = 'to' in side ? { 'offer.orgId': { $in: [...side.to] } } : { scope: { $in: [...side.from] } };
  const cursor = after ? { offerDue: { $gte: after.offerDue }, $or: [{ offerDue: { $gt: after.offerDue } }, { offerDue: after.offerDue, _id: { $gt: after.id } }] } : { offerDue: { $exists: true } };
  return recordModel(db).find({ countyId, ...cursor, ...whose }).sort({ offerDue: 1, _id: 1 }).limit(limit).lean<RecordRowDoc[]>();
}
