import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { keys } from '../../data';

export function useServices() {
  const api = useApi();
  return useQuery({ queryKey: keys.services, queryFn: async () => api.call('GET /services') });
}

/** My drafts, asked for anew by each page that starts something: answers out of an old list would overwrite newer ones. */
export function useFreshDrafts() {
  const api = useApi();
  return useQuery({ queryKey: keys.freshDrafts, queryFn: async () => (await api.call('GET /form-drafts')).drafts, gcTime: 0, staleTime: Infinity });
}
