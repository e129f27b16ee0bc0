import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { RetentionType } from '@liandong/server/contract/retention';
import { usePages } from '../../data';

/** Kinds of records that I look after. */
export function useRetention() {
  const api = useApi();
  return useQuery({ queryKey: ['retention', 'types'], queryFn: async () => (await api.call('GET /retention')).types });
}

export function useDueRecords({ packId, type }: Pick<RetentionType, 'packId' | 'type'>) {
  const api = useApi();
  return usePages(['retention', 'records', packId, type], (cursor) => api.call('GET /retention/records', { query: { packId, type, limit: 30, ...(cursor === undefined ? {} : { cursor }) } }));
}
