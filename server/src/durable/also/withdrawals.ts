import { consentOf, sha256Hex, whoMay } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { addMessages, type InboxDoc } from '../../resources/inbox/index';
import { recordModel, type RecordRowDoc, type Session } from '../model';
import { aliasesOf } from '../people/aliases';
import { consentMarkModel } from '../people/model';
import { worksNeeding } from '../people/needing';
import type { Committed } from './committed';
import { scopeTitles } from './consents';

/**
 * A consent that was given, put right or taken back: what is open about the person will be looked at. 撤回: whoever holds a step of what needs what he
 * took back is told in the same moment.
 */
export function withdrawalsAlso(deps: Deps, committed: Committed): ((session: Session) => Promise<void>) | undefined {
  const { countyId, pack, record, entry, events } = committed;
  const consent = consentOf(pack, record);
  if (!consent || consent.person === '') return undefined;
  const isTakenBack = consent.isVoid && events.some(({ type }) => type === 'RecordStateSet');
  return async (session) => {
    await consentMarkModel(deps.db).create([{ _id: entry._id, countyId, packId: record.packId, person: consent.person, at: entry.at }], { session });
    if (isTakenBack) await tell(deps, committed, consent, session);
  };
}

async function tell(deps: Deps, { countyId, pack, row, entry }: Committed, consent: NonNullable<ReturnType<typeof consentOf>>, session: Session): Promise<void> {
  const ids = (await aliasesOf(deps, countyId, [consent.person], session)).get(consent.person) ?? [];
  const person = await recordModel(deps.db).findOne({ countyId, _id: consent.person }).session(session).select({ type: 1 }).lean<Pick<RecordRowDoc, 'type'>>();
  const needing = person ? await worksNeeding(deps, { countyId, pack, personType: person.type, ids, scopes: consent.scopes, session }) : [];
  if (needing.length === 0) return;
  const { view } = await deps.org.snapshot(countyId);
  const params = { scopes: scopeTitles(pack, consent.scopes) };
  const messages = needing.flatMap(({ work, record: { no } }) => [...new Set(Object.values(work.state.tasks).flatMap((task) => whoMay(task, view)))].map((userId): InboxDoc => ({
    _id: sha256Hex(`${entry._id}\nwithdrawn\n${work._id}\n${userId}`).slice(0, 32), countyId, userId, at: entry.at, kind: 'consent-withdrawn', workId: work._id,
    params: { ...params, service: pack.services[work.serviceId]?.title ?? row.type, ...(no === undefined ? {} : { no }) }, unread: true, keys: [`user:${userId}`],
  })));
  await addMessages(deps.db, messages, session);
}
