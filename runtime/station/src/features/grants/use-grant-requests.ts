import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';

export function useGrantRequests() {
  const api = useApi();
  return useQuery({ queryKey: ['grants', 'requests'], queryFn: () => api.call('GET /grant-requests') });
}
