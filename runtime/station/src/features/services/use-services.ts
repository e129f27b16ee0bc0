import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { keys } from '../../data';

export function useServices() {
  const api = useApi();
  return useQuery({ queryKey: keys.services, queryFn: async () => api.call('GET /services') });
}
export function useDrafts() {
  const api = useApi();
  return useQuery({ queryKey: keys.drafts, queryFn: async () => (await api.call('GET /form-drafts')).drafts, staleTime: 0 });
}
