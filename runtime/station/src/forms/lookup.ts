import { useMemo } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useApi, type Api } from '@liandong/client';
import { initialsOf, isLatin, type Findings, type FormLookup, type FormMaker, type Found, type Ref } from '@liandong/form';
import type { OrgUnitView } from '@liandong/server/contract/org-units';
import type { RecordRow } from '@liandong/server/contract/records';
import { keys } from '../data';
import { recentOf, remember, withRecent } from './recent';

/** Few enough to be looked over on a phone; what is not among them is found with one more letter. */
const MOST_SHOWN = 20;
const MOST_AT_ONCE = 50;

const inParts = (ids: readonly string[]): string[] => Array.from({ length: Math.ceil(ids.length / MOST_AT_ONCE) }, (_unused, at) => ids.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE).join(','));
const titled = (found: readonly Found[]): Record<string, string> => Object.fromEntries(found.map(({ id, title }) => [id, title]));
const shown = (items: readonly Found[], more: number): Findings => ({ items, ...(more > 0 ? { more } : {}) });

const unitsOf = (api: Api, queries: QueryClient): Promise<readonly OrgUnitView[]> =>
  queries.fetchQuery({ queryKey: keys.orgUnits, staleTime: 10 * 60_000, queryFn: async () => (await api.call('GET /org-units')).units });

function asUnit(units: readonly OrgUnitView[], { id, name, parentId }: OrgUnitView): Found {
  const parent = units.find((unit) => unit.id === parentId)?.name;
  return { id, title: name, ...(parent === undefined ? {} : { detail: parent }) };
}

/** By a part of the name, or by the initials of its pinyin. */
async function searchUnits(api: Api, queries: QueryClient, tier: string | undefined, text: string): Promise<Findings> {
  const units = await unitsOf(api, queries);
  const asked = units.filter((unit) => tier === undefined || unit.tier === tier);
  const initials = isLatin(text) ? await initialsOf(asked.map(({ name }) => name)) : [];
  const found = asked.filter(({ name }, index) => name.includes(text) || initials[index]?.includes(text.toLowerCase()) === true);
  return shown(found.slice(0, MOST_SHOWN).map((unit) => asUnit(units, unit)), found.length - MOST_SHOWN);
}

/** A record's row as a picker shows it. */
export const asFound = ({ id, title, no, orgName }: Pick<RecordRow, 'id' | 'title' | 'no' | 'orgName'>): Found => ({ id, title, detail: [no, orgName].filter((text) => text !== undefined && text !== title).join(' · ') });

const records = async (api: Api, ids: readonly string[]): Promise<Found[]> =>
  (await Promise.all(inParts(ids).map(async (part) => (await api.call('GET /records', { query: { ids: part } })).items))).flat().map(asFound);
async function searchRecords(api: Api, packId: string, type: string, text: string): Promise<Findings> {
  const page = await api.call('GET /records', { query: { packId, type, pick: true, limit: MOST_SHOWN, ...(text === '' ? {} : { q: text }) } });
  return { items: page.items.map(asFound), ...(page.next === undefined ? {} : { more: true }) };
}

const asPerson = ({ userId, name, orgName }: { readonly userId: string; readonly name: string; readonly orgName: string }): Found => ({ id: userId, title: name, ...(orgName === '' ? {} : { detail: orgName }) });
const people = async (api: Api, ids: readonly string[]): Promise<Found[]> =>
  (await Promise.all(inParts(ids).map(async (part) => (await api.call('GET /people', { query: { ids: part } })).items))).flat().map(asPerson);
async function searchPeople(api: Api, role: string | undefined, text: string): Promise<Findings> {
  const { items, more } = await api.call('GET /people', { query: { me: true, limit: MOST_SHOWN, ...(text === '' ? {} : { q: text }), ...(role === undefined ? {} : { role }) } });
  return shown(items.map(asPerson), more);
}

function search(api: Api, queries: QueryClient, packId: string, ref: Ref, text: string): Promise<Findings> {
  if (ref.kind === 'record') return searchRecords(api, packId, ref.record, text);
  return ref.kind === 'user' ? searchPeople(api, ref.role, text) : searchUnits(api, queries, ref.tier, text);
}

async function titles(api: Api, queries: QueryClient, ref: Ref, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (ref.kind === 'unit') return Object.fromEntries((await unitsOf(api, queries)).filter((unit) => ids.includes(unit.id)).map((unit) => [unit.id, unit.name]));
  return titled(await (ref.kind === 'user' ? people(api, ids) : records(api, ids)));
}

/** Where the pickers of a pack's forms look: on the server, which shows each what he may reach. Nobody has typed yet: first what was picked lately. */
export function useLookup(packId: string, maker?: FormMaker): FormLookup {
  const api = useApi();
  const queries = useQueryClient();
  return useMemo((): FormLookup => ({
    search: async (ref, text) => {
      const found = await search(api, queries, packId, ref, text.trim());
      return text.trim() === '' ? withRecent(recentOf(packId, ref), found) : found;
    },
    titles: (ref, ids) => titles(api, queries, ref, ids),
    picked: (ref, found) => remember(packId, ref, found),
    ...(maker ? { maker } : {}),
  }), [api, queries, packId, maker]);
}
