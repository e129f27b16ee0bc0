import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';

/** Whether there is any report to see. */
export function useHasReports(): boolean {
  const api = useApi();
  const { data } = useQuery({ queryKey: ['report-objects', 'list', 'any'], queryFn: () => api.call('GET /report-objects', { query: { limit: 1 } }) });
  return data !== undefined && data.items.length > 0;
}
