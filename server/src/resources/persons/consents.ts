import { askAgain, isInForce, voidStates, type CompiledPack } from '@liandong/core/run';
import { consentLinks, consentsOf, findRecords, listRecords, openPart, scopeTitles, type Consented, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { recordRows, scopesOf } from '../records/index';
import type { ConsentView, PersonView } from './contract';

/** Consents of one person, newest first, cut to those that the caller reaches: `rows` are theirs. */
export function consentViews(pack: CompiledPack, { consents, birthDate }: Consented, rows: readonly RecordRowDoc[], day: string): ConsentView[] {
  const reached = new Map(rows.map((row) => [row._id, row]));
  return [...consents].sort((a, b) => (a.signedAt < b.signedAt ? 1 : -1)).flatMap((consent): ConsentView[] => {
    const row = reached.get(consent.id);
    const { id: recordId, scopes, signedAt, expiresAt, byGuardian } = consent;
    if (!row) return [];
    const stateTitle = pack.records[row.type]?.states.find(({ id }) => id === row.state)?.title ?? row.state;
    return [{ recordId, scopes: scopeTitles(pack, scopes), signedAt, byGuardian, stateTitle, isInForce: isInForce(consent, birthDate, day), ...(expiresAt === undefined ? {} : { expiresAt }) }];
  });
}

export function askAgainView(pack: CompiledPack, { consents, birthDate }: Consented, day: string): PersonView['askAgain'] {
  const due = askAgain(consents, birthDate, day);
  return due && { age: due.age, since: due.since, scopes: scopeTitles(pack, due.scopes) };
}

/** Consents looked at: the newest of a reach. */
const MOST = 1000;

/** Who has to be asked himself by now, of those for whom somebody else agreed before. */
export async function dueConsents(deps: Deps, caller: Caller, now: string): Promise<{ items: { record: Awaited<ReturnType<typeof recordRows>>[number]; askAgain: NonNullable<PersonView['askAgain']> }[]; more: boolean }> {
  const { countyId } = caller;
  const [inUse, { calendar }] = await Promise.all([deps.packs.inUse(countyId, now), deps.org.snapshot(countyId)]);
  const found: { id: string; askAgain: NonNullable<PersonView['askAgain']> }[] = [];
  let more = false;
  for (const pack of (await Promise.all(inUse.map(({ sha }) => deps.packs.pack(countyId, sha)))).flatMap((one) => one ?? [])) {
    for (const { type, def } of consentLinks(pack)) {
      const rows = await listRecords(deps, countyId, scopesOf(caller), { packId: pack.manifest.id, type, notIn: voidStates(pack.records[type]) }, MOST);
      more ||= rows.length === MOST;
      const ids = [...new Set(rows.flatMap((row) => { const id = openPart(row.data)[def.field]; return typeof id === 'string' ? [id] : []; }))];
      const given = await consentsOf(deps, { countyId, pack }, ids);
      found.push(...ids.flatMap((id) => { const due = askAgainView(pack, given.get(id) ?? { birthDate: undefined, consents: [] }, calendar.dateOf(now)); return due ? [{ id, askAgain: due }] : []; }));
    }
  }
  const rows = new Map((await recordRows(deps, caller, await findRecords(deps, countyId, found.map(({ id }) => id)))).map((row) => [row.id, row]));
  const items = found.flatMap(({ id, askAgain: due }) => { const record = rows.get(id); return record ? [{ record, askAgain: due }] : []; });
  return { items: items.sort((a, b) => (a.askAgain.since < b.askAgain.since ? 1 : -1)), more };
}
