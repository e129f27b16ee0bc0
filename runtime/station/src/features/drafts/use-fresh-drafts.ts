import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { keptDrafts, keys } from '../../data';

/** My drafts, asked for anew by each page that starts something: answers out of an old list would overwrite newer ones. */
export function useFreshDrafts() {
  const api = useApi();
  return useQuery({ queryKey: keys.freshDrafts, queryFn: () => keptDrafts(api), gcTime: 0, staleTime: Infinity });
}
