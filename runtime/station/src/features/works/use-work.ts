import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { keys } from '../../data';

export function useWork(workId: string) {
  const api = useApi();
  return useQuery({ queryKey: keys.work(workId), queryFn: () => api.call('GET /works/{workId}', { params: { workId } }) });
}
