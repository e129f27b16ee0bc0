import { sha256Hex, type OrgView, type RecordDoc, type RecordOffer, type RecordType } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { addMessages, type InboxDoc } from '../../resources/inbox/index';
import type { RecordRowDoc } from '../model';
import type { Also, Committed } from './committed';

type Kind = 'record-given' | 'record-arrived' | 'record-taken' | 'record-offered' | 'record-referred' | 'record-accepted' | 'record-declined' | 'record-recalled' | 'record-lapsed';
type Told = ReadonlyMap<string, Kind>;

const ownerOf = ({ owner, createdBy }: Pick<RecordRowDoc, 'owner' | 'createdBy'>): string => owner ?? createdBy;
const holding = (org: OrgView, roles: readonly string[], orgId: string): string[] => roles.flatMap((role) => org.holders(role, orgId).map(({ userId }) => userId));

/** Who finds it at a unit to which it came without a name: who may give it to somebody there, else who may do something with it. */
function atUnit(type: RecordType, { orgId }: RecordDoc, org: OrgView): string[] {
  const givers = holding(org, type.transfer?.roles ?? [], orgId);
  if (givers.length > 0) return givers;
  return holding(org, [...(type.correct?.roles ?? []), ...(type.create?.roles ?? []), ...(type.actions ?? []).flatMap(({ roles }) => roles)], orgId);
}

/** Who can answer: at the unit that is asked, or where there is nobody, over it. */
function answering(type: RecordType, { orgId }: RecordOffer, org: OrgView): string[] {
  const line = [orgId, ...[...(org.unit(orgId)?.path ?? [])].reverse()];
  return line.map((unit) => holding(org, type.transfer?.accept?.roles ?? [], unit)).find((found) => found.length > 0) ?? [];
}

type Tell = (kind: Kind, userIds: readonly string[]) => void;

/** 转介: whoever is asked, whoever asked, and who is in charge meanwhile. */
function tellOfOffer(tell: Tell, type: RecordType, { events, record, rowBefore }: Committed, org: OrgView): void {
  const { offer } = record;
  const before = rowBefore?.offer;
  if (offer && events.some((event) => event.type === 'RecordOffered')) {
    tell('record-offered', [...(offer.owner === undefined ? [] : [offer.owner]), ...answering(type, offer, org)]);
    tell('record-referred', [ownerOf(record)]);
  }
  const ended = events.find((event) => event.type === 'RecordOfferEnded');
  if (!ended || !before) return;
  const [asking, asked] = [[before.by, ownerOf(record)], answering(type, before, org)];
  if (ended.how === 'declined') tell('record-declined', asking);
  if (ended.how === 'lapsed') tell('record-lapsed', [...asking, ...asked]);
  if (ended.how === 'recalled' || ended.how === 'void') tell('record-recalled', asked);
}

/** Whom it concerns, each once and for the nearest reason; nobody is told of what he did himself. */
function told(type: RecordType, committed: Committed, org: OrgView): Told {
  const { actor, events, record, rowBefore } = committed;
  const [moved, given] = [events.some((event) => event.type === 'RecordMoved'), events.some((event) => event.type === 'RecordOwnerSet')];
  const isAccepted = events.some((event) => event.type === 'RecordActed' && event.why === 'accept');
  const found = new Map<string, Kind>();
  const tell: Tell = (kind, userIds) => userIds.filter((userId) => userId !== actor.userId && !found.has(userId)).forEach((userId) => found.set(userId, kind));
  if (given) tell('record-given', [ownerOf(record)]);
  if (rowBefore && isAccepted) tell('record-accepted', [rowBefore.offer?.by ?? '', ownerOf(rowBefore)].filter((userId) => userId !== ''));
  if (rowBefore && (moved || given)) tell('record-taken', [ownerOf(rowBefore)]);
  if (moved && !given) tell('record-arrived', atUnit(type, record, org));
  tellOfOffer(tell, type, committed, org);
  return found;
}

const MATTERS: ReadonlySet<string> = new Set(['RecordOffered', 'RecordOfferEnded', 'RecordMoved', 'RecordOwnerSet']);

/**
 * 移交, 转介: who has it now, who had it, where nobody is named the unit to which it came, and both units of an offer are told in the same moment.
 * No value of the record is said. `unit`: the one that has it or that is asked.
 */
export function transfersAlso(deps: Deps, committed: Committed): Also | undefined {
  const { countyId, actor, pack, events, record, rowBefore, entry } = committed;
  const type = pack.records[record.type];
  if (!type || !events.some((event) => MATTERS.has(event.type))) return undefined;
  return async (session) => {
    const { view } = await deps.org.snapshot(countyId);
    const isOffer = events.some((event) => event.type === 'RecordOffered' || event.type === 'RecordOfferEnded');
    const unit = isOffer ? (record.offer ?? rowBefore?.offer)?.orgId : record.orgId;
    const params = { service: type.title, by: actor.name, unit: view.unit(unit ?? '')?.name ?? '', ...(isOffer ? { from: view.unit(record.orgId)?.name ?? '' } : {}), ...(record.no === undefined ? {} : { no: record.no }) };
    const messages = [...told(type, committed, view)].map(([userId, kind]): InboxDoc => ({
      _id: sha256Hex(`${entry._id}\ntransfer\n${userId}`).slice(0, 32), countyId, userId, at: entry.at, kind, recordId: record.id, params, unread: true, keys: [`user:${userId}`],
    }));
    await addMessages(deps.db, messages, session);
  };
}
