import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';

/** Types of records of the packs in use here, each with the release that describes it. */
export function useRegisters() {
  const api = useApi();
  return useQuery({ queryKey: ['registers', 'types'], queryFn: async () => (await api.call('GET /registers')).registers });
}
