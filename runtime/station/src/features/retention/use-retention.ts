import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { RetentionType } from '@liandong/server/contract/retention';
import { usePages } from '../../data';

const ROOT = 'retention';

/** Kinds of records that I look after. */
export function useRetention() {
  const api = useApi();
  return useQuery({ queryKey: [ROOT, 'types'], queryFn: async () => (await api.call('GET /retention')).types });
}

export function useDueRecords({ packId, type }: Pick<RetentionType, 'packId' | 'type'>) {
  const api = useApi();
  return usePages([ROOT, 'records', packId, type], (cursor) => api.call('GET /retention/records', { query: { packId, type, limit: 30, ...(cursor === undefined ? {} : { cursor }) } }));
}

export function useLists() {
  const api = useApi();
  return usePages([ROOT, 'lists'], (cursor) => api.call('GET /destruction-lists', { query: cursor === undefined ? {} : { cursor } }));
}

const UNDER_WAY_MS = 2000;
/** Looked at again while it is carried out. */
export function useList(listId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [ROOT, 'list', listId], queryFn: () => api.call('GET /destruction-lists/{listId}', { params: { listId } }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'confirmed' ? UNDER_WAY_MS : false),
  });
}

/** `turn`: how many of them were dealt with; another number loads them anew. */
export function useItems(listId: string, turn: string) {
  const api = useApi();
  return usePages([ROOT, 'items', listId, turn], (cursor) => api.call('GET /destruction-lists/{listId}/items', { params: { listId }, query: cursor === undefined ? {} : { cursor } }));
}

/** All of it is to be loaded anew. */
export function useRetentionChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [ROOT] });
}
