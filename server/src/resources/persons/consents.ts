import { askAgain, isInForce, type AskAgain, type CompiledPack } from '@liandong/core/run';
import { findRecords, listRecords, scopeTitles, type Consented, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { recordRows, scopesOf } from '../records/index';
import type { ConsentView, PersonView } from './contract';
import { consentTypes, dueAmong } from './due';

/** Consents of one person, newest first, cut to those that the caller reaches: `rows` are theirs. */
export function consentViews(pack: CompiledPack, { consents, birthDate }: Consented, rows: readonly RecordRowDoc[], day: string): ConsentView[] {
  const reached = new Map(rows.map((row) => [row._id, row]));
  return [...consents].sort((a, b) => (a.signedAt < b.signedAt ? 1 : -1)).flatMap((consent): ConsentView[] => {
    const row = reached.get(consent.id);
    const { id: recordId, scopes, signedAt, expiresAt, byGuardian } = consent;
    if (!row) return [];
    const stateTitle = pack.records[row.type]?.states.find(({ id }) => id === row.state)?.title ?? row.state;
    return [{ recordId, scopes: scopeTitles(pack, scopes), codes: [...scopes], signedAt, byGuardian, stateTitle, isInForce: isInForce(consent, birthDate, day), ...(expiresAt === undefined ? {} : { expiresAt }) }];
  });
}

export function askAgainView(pack: CompiledPack, { consents, birthDate }: Consented, day: string): PersonView['askAgain'] {
  const due = askAgain(consents, birthDate, day);
  return due && inWords(pack, due);
}
const inWords = (pack: CompiledPack, { age, since, scopes }: AskAgain): NonNullable<PersonView['askAgain']> => ({ age, since, scopes: scopeTitles(pack, scopes) });

/** Consents looked at: the newest of a reach. */
const MOST = 1000;

/** Who has to be asked himself by now, of those for whom somebody else agreed before. */
export async function dueConsents(deps: Deps, caller: Caller, now: string): Promise<{ items: { record: Awaited<ReturnType<typeof recordRows>>[number]; askAgain: NonNullable<PersonView['askAgain']> }[]; more: boolean }> {
  const { countyId } = caller;
  const [inUse, { calendar }] = await Promise.all([deps.packs.inUse(countyId, now), deps.org.snapshot(countyId)]);
  const found: { id: string; askAgain: NonNullable<PersonView['askAgain']> }[] = [];
  let more = false;
  for (const pack of (await Promise.all(inUse.map(({ sha }) => deps.packs.pack(countyId, sha)))).flatMap((one) => one ?? [])) {
    for (const { type, field, notIn } of consentTypes(pack)) {
      const rows = await listRecords(deps, countyId, scopesOf(caller), { packId: pack.manifest.id, type, notIn }, MOST);
      more ||= rows.length === MOST;
      const due = await dueAmong(deps, { countyId, pack, day: calendar.dateOf(now) }, field, rows);
      found.push(...due.map(({ id, due: again }) => ({ id, askAgain: inWords(pack, again) })));
    }
  }
  const rows = new Map((await recordRows(deps, caller, await findRecords(deps, countyId, found.map(({ id }) => id)))).map((row) => [row.id, row]));
  const items = found.flatMap(({ id, askAgain: due }) => { const record = rows.get(id); return record ? [{ record, askAgain: due }] : []; });
  return { items: items.sort((a, b) => (a.askAgain.since < b.askAgain.since ? 1 : -1)), more };
}
