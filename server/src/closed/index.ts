/**
 * What of a record is closed to a reader whatever his level: fields whose consent is not in force, and confidential ones until he is let in.
 * Asked by every slice that shows records, once for all rows of a page; the presenter then cuts it. It decides nothing about reach or level.
 */
import { fieldsOf, scopesInForce, type CompiledPack, type JsonObject } from '@liandong/core/run';
import { aliasesOf, consentsOf, openPart, personsOf, type Consented } from '../durable/index';
import type { Deps, OrgSnapshot } from '../platform/deps';
import type { Caller } from '../platform/http/handler';
import { asksGrant, confidential, type ShownRow } from './by-grant';
import { letInto } from './store';

export { asksGrant, confidential, mayLetIn, type ShownRow } from './by-grant';
export { grantModel, type GrantDoc } from './model';
export { addGrant, endGrant, findGrant, letInto, listGrants } from './store';

type Closed = ReadonlyMap<string, readonly string[]>;
const NOTHING: Closed = new Map();

const byConsent = (pack: CompiledPack, type: string): { readonly id: string; readonly scope: string }[] =>
  Object.values(fieldsOf(pack, type)).flatMap(({ id, consent }) => (consent === undefined ? [] : [{ id, scope: consent }]));

const about = ({ pack, row }: ShownRow): string[] => personsOf(pack, { id: row._id, type: row.type, data: openPart(row.data) as JsonObject }).map(({ id }) => id);

/** Fields are shown when everybody whom the record is about has agreed. */
function withheld(one: ShownRow, given: ReadonlyMap<string, Consented>, day: string): string[] {
  const persons = about(one);
  const agreed = persons.map((id) => scopesInForce(given.get(id)?.consents ?? [], given.get(id)?.birthDate, day));
  return byConsent(one.pack, one.row.type).filter(({ scope }) => persons.length === 0 || !agreed.every((scopes) => scopes.has(scope))).map(({ id }) => id);
}

async function closedByConsent(deps: Deps, countyId: string, rows: readonly ShownRow[], org: Promise<OrgSnapshot>, now: string): Promise<Closed> {
  const asked = rows.filter(({ pack, row }) => byConsent(pack, row.type).length > 0);
  const found = new Map<string, readonly string[]>();
  for (const pack of new Set(asked.map((one) => one.pack))) {
    const own = asked.filter((one) => one.pack === pack);
    const given = await consentsOf(deps, { countyId, pack }, [...new Set(own.flatMap(about))]);
    const day = (await org).calendar.dateOf(now);
    for (const one of own) found.set(one.row._id, withheld(one, given, day));
  }
  return found;
}

async function closedByGrant(deps: Deps, caller: Pick<Caller, 'countyId' | 'userId' | 'grants'>, rows: readonly ShownRow[], { view }: OrgSnapshot, now: string): Promise<Closed> {
  const asked = rows.filter((one) => asksGrant(caller, one, view));
  if (asked.length === 0) return NOTHING;
  // who was let in to one record of a person is let in to the person
  const into = (ids: readonly string[]): Promise<ReadonlySet<string>> => letInto(deps.db, caller.countyId, caller.userId, ids, now);
  const ids = [...new Set(asked.map(({ row }) => row._id))];
  // hardly anybody was entered twice: these records alone are asked for meanwhile
  const [aliases, early] = await Promise.all([aliasesOf(deps, caller.countyId, ids), into(ids)]);
  const all = [...new Set([...aliases.values()].flat())];
  const open = all.length === ids.length ? early : await into(all);
  return new Map(asked.filter(({ row }) => !(aliases.get(row._id) ?? []).some((id) => open.has(id))).map(({ row, pack }) => [row._id, confidential(pack, row.type)]));
}

/** Rows whose release is known. */
export const shownRows = (rows: readonly ShownRow['row'][], packs: ReadonlyMap<string, CompiledPack>): ShownRow[] => rows.flatMap((row) => {
  const pack = packs.get(row.release);
  return pack ? [{ row, pack }] : [];
});

const matters = ({ pack, row }: ShownRow): boolean => pack.records[row.type]?.grant !== undefined || byConsent(pack, row.type).length > 0;

/** Record id → ids of fields that are closed to him now. */
export async function closedIn(deps: Deps, caller: Pick<Caller, 'countyId' | 'userId' | 'grants'>, rows: readonly ShownRow[], now = deps.clock.now()): Promise<Closed> {
  const asked = rows.filter(matters);
  if (asked.length === 0) return NOTHING;
  const org = deps.org.snapshot(caller.countyId);
  const [consent, grant] = await Promise.all([closedByConsent(deps, caller.countyId, asked, org, now), org.then((snapshot) => closedByGrant(deps, caller, asked, snapshot, now))]);
  return new Map(asked.map(({ row }) => [row._id, [...new Set([...(consent.get(row._id) ?? []), ...(grant.get(row._id) ?? [])])]]));
}

/** A sight of a record, as of today. */
export function closing<T extends { readonly closed?: readonly string[] }>(sight: T, recordId: string, all: Closed): T {
  const closed = all.get(recordId) ?? [];
  return closed.length === 0 ? sight : { ...sight, closed };
}

/** The same of one row: with a sight it makes the sight of today. */
export const withClosed = async <T extends { readonly closed?: readonly string[] }>(deps: Deps, caller: Pick<Caller, 'countyId' | 'userId' | 'grants'>, one: ShownRow, sight: T, now = deps.clock.now()): Promise<T> =>
  closing(sight, one.row._id, await closedIn(deps, caller, [one], now));
