import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { keys } from '../../data';

export function useServices() {
  const api = useApi();
  return useQuery({ queryKey: keys.services, queryFn: async () => api.call('GET /services') });
}
