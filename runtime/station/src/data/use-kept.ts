import { useQuery, useQueryClient } from '@tanstack/react-query';

/**
 * What somebody typed or chose on a page, kept while the tab is open, so that coming back finds it as it was. It lies in memory only:
 * what may name people stands in no address, no history and no storage.
 */
export function useKept<T>(place: readonly string[], first: T): readonly [T, (next: T) => void] {
  const queries = useQueryClient();
  const queryKey = ['kept', ...place];
  const { data } = useQuery<{ readonly value: T } | null>({ queryKey, queryFn: () => queries.getQueryData<{ readonly value: T }>(queryKey) ?? null, staleTime: Infinity, gcTime: Infinity });
  return [data ? data.value : first, (value) => { queries.setQueryData(queryKey, { value }); }];
}
