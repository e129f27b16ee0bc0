import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';

export function useGrantRequests() {
  const api = useApi();
  return useQuery({ queryKey: ['grants', 'requests'], queryFn: () => api.call('GET /grant-requests') });
}

/** Has he any to answer, or has he asked? */
export function useHasGrantRequests(): boolean {
  const { data } = useGrantRequests();
  return data !== undefined && data.toAnswer.length + data.mine.length > 0;
}
