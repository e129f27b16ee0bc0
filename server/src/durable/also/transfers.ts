import { sha256Hex, type OrgView, type RecordDoc, type RecordType } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { addMessages, type InboxDoc } from '../../resources/inbox/index';
import type { RecordRowDoc } from '../model';
import type { Also, Committed } from './committed';

type Kind = 'record-given' | 'record-arrived' | 'record-taken';
type Told = ReadonlyMap<string, Kind>;

const ownerOf = ({ owner, createdBy }: Pick<RecordRowDoc, 'owner' | 'createdBy'>): string => owner ?? createdBy;
const holding = (org: OrgView, roles: readonly string[], orgId: string): string[] => roles.flatMap((role) => org.holders(role, orgId).map(({ userId }) => userId));

/** Who finds it at a unit to which it came without a name: who may give it to somebody there, else who may do something with it. */
function atUnit(type: RecordType, { orgId }: RecordDoc, org: OrgView): string[] {
  const givers = holding(org, type.transfer?.roles ?? [], orgId);
  if (givers.length > 0) return givers;
  return holding(org, [...(type.correct?.roles ?? []), ...(type.create?.roles ?? []), ...(type.actions ?? []).flatMap(({ roles }) => roles)], orgId);
}

/** Whom it concerns, each once and for the nearest reason; nobody is told of what he did himself. */
function told(type: RecordType, { actor, events, record, rowBefore }: Committed, org: OrgView): Told {
  const [moved, given] = [events.some((event) => event.type === 'RecordMoved'), events.some((event) => event.type === 'RecordOwnerSet')];
  const found = new Map<string, Kind>();
  const tell = (kind: Kind, userIds: readonly string[]): void => userIds.filter((userId) => userId !== actor.userId && !found.has(userId)).forEach((userId) => found.set(userId, kind));
  if (given) tell('record-given', [ownerOf(record)]);
  if (rowBefore) tell('record-taken', [ownerOf(rowBefore)]);
  if (moved && !given) tell('record-arrived', atUnit(type, record, org));
  return found;
}

/** 移交: who has it now, who had it, and where nobody is named the unit to which it came are told in the same moment. No value of the record is said. */
export function transfersAlso(deps: Deps, committed: Committed): Also | undefined {
  const { countyId, actor, pack, events, record, entry } = committed;
  const type = pack.records[record.type];
  if (!type || !events.some((event) => event.type === 'RecordActed' && event.why === 'transfer')) return undefined;
  return async (session) => {
    const { view } = await deps.org.snapshot(countyId);
    const params = { service: type.title, by: actor.name, unit: view.unit(record.orgId)?.name ?? '', ...(record.no === undefined ? {} : { no: record.no }) };
    const messages = [...told(type, committed, view)].map(([userId, kind]): InboxDoc => ({
      _id: sha256Hex(`${entry._id}\ntransfer\n${userId}`).slice(0, 32), countyId, userId, at: entry.at, kind, recordId: record.id, params, unread: true, keys: [`user:${userId}`],
    }));
    await addMessages(deps.db, messages, session);
  };
}
