import { consentOf, linkKey, linksTo, sha256Hex, whoMay, type CompiledPack } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { addMessages, type InboxDoc } from '../../resources/inbox/index';
import { instanceModel, recordModel, type InstanceDoc, type RecordRowDoc, type Session } from '../model';
import { aliasesOf } from '../people/aliases';
import type { Committed } from './committed';
import { scopeTitles } from './consents';

/** More works of one person than are open anywhere at a time. */
const MOST = 200;

const keysNeeding = (pack: CompiledPack, personType: string, scopes: readonly string[], ids: readonly string[]): string[] =>
  linksTo(pack, personType).filter(({ type }) => pack.records[type]?.needsConsent?.some((scope) => scopes.includes(scope))).flatMap(({ type, def }) => ids.map((id) => linkKey(type, def.id, id)));

/** 撤回: whoever holds a step of what is open about him and needs what he took back is told in the same moment. */
export function withdrawalsAlso(deps: Deps, { countyId, pack, record, row, entry, events }: Committed): ((session: Session) => Promise<void>) | undefined {
  const consent = consentOf(pack, record);
  if (!consent?.isVoid || consent.person === '' || !events.some(({ type }) => type === 'RecordStateSet')) return undefined;
  return async (session) => {
    const ids = (await aliasesOf(deps, countyId, [consent.person], session)).get(consent.person) ?? [];
    const person = await recordModel(deps.db).findOne({ countyId, _id: consent.person }).session(session).select({ type: 1 }).lean<Pick<RecordRowDoc, 'type'>>();
    const keys = person ? keysNeeding(pack, person.type, consent.scopes, ids) : [];
    if (keys.length === 0) return;
    const about = await recordModel(deps.db).find({ countyId, links: { $in: keys } }).session(session).select({ no: 1 }).limit(MOST).lean<Pick<RecordRowDoc, '_id' | 'no'>[]>();
    const works = await instanceModel(deps.db).find({ countyId, recordId: { $in: about.map(({ _id }) => _id) }, status: 'running' }).session(session).lean<InstanceDoc[]>();
    const { view } = await deps.org.snapshot(countyId);
    const params = { scopes: scopeTitles(pack, consent.scopes) };
    const messages = works.flatMap((work) => [...new Set(Object.values(work.state.tasks).flatMap((task) => whoMay(task, view)))].map((userId): InboxDoc => {
      const no = about.find(({ _id }) => _id === work.recordId)?.no;
      return { _id: sha256Hex(`${entry._id}\nwithdrawn\n${work._id}\n${userId}`).slice(0, 32), countyId, userId, at: entry.at, kind: 'consent-withdrawn', workId: work._id, params: { ...params, service: pack.services[work.serviceId]?.title ?? row.type, ...(no === undefined ? {} : { no }) }, unread: true, keys: [`user:${userId}`] };
    }));
    await addMessages(deps.db, messages, session);
  };
}
