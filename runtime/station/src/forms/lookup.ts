import { useMemo } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useApi, type Api } from '@liandong/client';
import type { FormLookup, Found, Ref } from '@liandong/form';
import type { OrgUnitView } from '@liandong/server/contract/org-units';
import { keys } from '../data';

/** Few enough to be looked over on a phone; what is not among them is found with one more letter. */
const MOST_SHOWN = 20;
const MOST_AT_ONCE = 50;

const inParts = (ids: readonly string[]): string[] => Array.from({ length: Math.ceil(ids.length / MOST_AT_ONCE) }, (_unused, at) => ids.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE).join(','));
const titled = (found: readonly Found[]): Record<string, string> => Object.fromEntries(found.map(({ id, title }) => [id, title]));

const unitsOf = (api: Api, queries: QueryClient): Promise<readonly OrgUnitView[]> =>
  queries.fetchQuery({ queryKey: keys.orgUnits, staleTime: 10 * 60_000, queryFn: async () => (await api.call('GET /org-units')).units });

function asUnit(units: readonly OrgUnitView[], { id, name, parentId }: OrgUnitView): Found {
  const parent = units.find((unit) => unit.id === parentId)?.name;
  return { id, title: name, ...(parent === undefined ? {} : { detail: parent }) };
}

type RecordRow = Awaited<ReturnType<typeof records>>[number];
const records = async (api: Api, query: { readonly q?: string; readonly ids?: string; readonly packId?: string; readonly type?: string; readonly limit?: number }) => (await api.call('GET /records', { query })).items;
const asRecord = ({ id, title, no, orgName }: RecordRow): Found => ({ id, title, detail: [no, orgName].filter((text) => text !== undefined && text !== title).join(' · ') });
const people = async (api: Api, query: { readonly q?: string; readonly ids?: string; readonly role?: string; readonly me?: boolean; readonly limit?: number }): Promise<Found[]> =>
  (await api.call('GET /people', { query })).items.map(({ userId, name, orgName }) => ({ id: userId, title: name, ...(orgName === '' ? {} : { detail: orgName }) }));

async function search(api: Api, queries: QueryClient, packId: string, ref: Ref, text: string): Promise<readonly Found[]> {
  const q = text.trim();
  const words = { ...(q === '' ? {} : { q }), limit: MOST_SHOWN };
  if (ref.kind === 'record') return (await records(api, { packId, type: ref.record, ...words })).map(asRecord);
  if (ref.kind === 'user') return people(api, { ...words, me: true, ...(ref.role === undefined ? {} : { role: ref.role }) });
  const units = await unitsOf(api, queries);
  return units.filter((unit) => unit.name.includes(q) && (ref.tier === undefined || unit.tier === ref.tier)).slice(0, MOST_SHOWN).map((unit) => asUnit(units, unit));
}

async function titles(api: Api, queries: QueryClient, ref: Ref, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (ref.kind === 'unit') return Object.fromEntries((await unitsOf(api, queries)).filter((unit) => ids.includes(unit.id)).map((unit) => [unit.id, unit.name]));
  const parts = await Promise.all(inParts(ids).map(async (part) => (ref.kind === 'user' ? people(api, { ids: part }) : (await records(api, { ids: part })).map(asRecord))));
  return titled(parts.flat());
}

/** Where the pickers of a pack's forms look: on the server, which shows each what he may reach. */
export function useLookup(packId: string): FormLookup {
  const api = useApi();
  const queries = useQueryClient();
  return useMemo(() => ({
    search: (ref, text) => search(api, queries, packId, ref, text),
    titles: (ref, ids) => titles(api, queries, ref, ids),
  }), [api, queries, packId]);
}
