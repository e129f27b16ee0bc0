import { sha256Hex, whoMay, type CompiledPack, type OrgView } from '@liandong/core/run';
import type { InboxDoc } from '../../resources/inbox/index';
import type { Needing } from './needing';

interface About {
  readonly countyId: string; readonly pack: CompiledPack; readonly org: OrgView;
  /** the entry or mark that it comes from: told once */
  readonly id: string;
  readonly kind: 'consent-withdrawn' | 'consent-expired';
  readonly at: string;
  /** titles of scopes */
  readonly scopes: string;
}

/** Whoever holds a step of what needs a consent that holds no more. No value of a record is said. */
export const toldOfConsent = ({ countyId, pack, org, id, kind, at, scopes }: About, needing: readonly Needing[]): InboxDoc[] =>
  needing.flatMap(({ work, record: { no, type } }) => [...new Set(Object.values(work.state.tasks).flatMap((task) => whoMay(task, org)))].map((userId): InboxDoc => ({
    _id: sha256Hex(`${id}\n${kind === 'consent-withdrawn' ? 'withdrawn' : 'expired'}\n${work._id}\n${userId}`).slice(0, 32), countyId, userId, at, kind, workId: work._id,
    params: { scopes, service: pack.services[work.serviceId]?.title ?? pack.records[type]?.title ?? type, ...(no === undefined ? {} : { no }) }, unread: true, keys: [`user:${userId}`],
  })));
