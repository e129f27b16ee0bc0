import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';

/** The ledgers that I may look into. */
export function useLedgers() {
  const api = useApi();
  return useQuery({ queryKey: ['ledgers', 'list'], queryFn: () => api.call('GET /ledgers') });
}
