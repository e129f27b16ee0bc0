import { useQueries } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { packQuery, usePages, keys } from '../../data';
import { useServices } from '../services';

export interface TypeChoice { readonly id: string; readonly packId: string; readonly type: string; readonly title: string; readonly states: readonly { readonly id: string; readonly title: string }[] }

/** Types of records: of the packs that one may start something of, and of the records that are in one's reach. */
export function useRecordTypes(): readonly TypeChoice[] {
  const api = useApi();
  const releases = [...new Set((useServices().data?.services ?? []).map(({ release }) => release))];
  const packs = useQueries({ queries: releases.map((sha) => packQuery(api, sha)) }).flatMap(({ data }) => (data ? [data] : []));
  const rows = usePages(keys.records({ for: 'types' }), (cursor) => api.call('GET /records', { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } })).items;
  const types = new Map<string, TypeChoice>();
  for (const { manifest, records } of packs) for (const { id: type, title, states } of Object.values(records)) types.set(`${manifest.id} ${type}`, { id: `${manifest.id} ${type}`, packId: manifest.id, type, title, states });
  for (const { packId, type, typeTitle, state, stateTitle } of rows) {
    const id = `${packId} ${type}`;
    const known = types.get(id) ?? { id, packId, type, title: typeTitle, states: [] };
    types.set(id, known.states.some((one) => one.id === state) ? known : { ...known, states: [...known.states, { id: state, title: stateTitle }] });
  }
  return [...types.values()];
}
