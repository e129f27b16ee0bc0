/** One offer (转介) in the eyes of one person: who is asked, by whom, until when, why, and how it ended. */
import { SYSTEM, type RecordWhy } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { lastReason, type RecordRowDoc } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { SeenRecord } from '../works/index';
import type { OfferView } from './contract';

type Offered = Pick<RecordRowDoc, 'orgId' | 'offer'>;

export function offerView({ orgId, offer }: Offered, { view, person }: Pick<OrgSnapshot, 'view' | 'person'>): OfferView | undefined {
  if (!offer) return undefined;
  const unit = (id: string): string => view.unit(id)?.name ?? id;
  const name = (id: string): string => (id === SYSTEM.userId ? '' : (person(id)?.name ?? ''));
  const owner = offer.owner === undefined ? '' : name(offer.owner);
  return {
    orgId: offer.orgId, orgName: unit(offer.orgId), from: unit(orgId), by: name(offer.by), at: offer.at, until: offer.until, ...(owner === '' ? {} : { owner }),
    ...(offer.ended ? { ended: { ...offer.ended, by: name(offer.ended.by) } } : {}),
  };
}

const SAID_AT: readonly RecordWhy[] = ['offer', 'decline', 'recall'];

/** On the record's page, with why. Who was asked and hears only that it is over is not told what both said about it. */
export async function offerOf(deps: Deps, { row, record, sight, snapshot }: SeenRecord): Promise<{ offer?: OfferView }> {
  const shown = offerView(record, snapshot);
  if (!shown) return {};
  const reason = sight.level === 'L0' ? undefined : await lastReason(deps, row, isOfferOnly(sight) ? ['offer'] : SAID_AT);
  return { offer: { ...shown, ...(reason === undefined ? {} : { reason }) } };
}
