import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';

const keyOf = (place: readonly string[]) => ['kept', ...place];

/** Kept for a page that is to be opened. */
export const keep = <T>(queries: QueryClient, place: readonly string[], value: T): void => void queries.setQueryData(keyOf(place), { value });

/**
 * What somebody typed or chose on a page, kept while the tab is open, so that coming back finds it as it was. It lies in memory only:
 * what may name people stands in no address, no history and no storage.
 */
export function useKept<T>(place: readonly string[], first: T): readonly [T, (next: T) => void] {
  const queries = useQueryClient();
  const queryKey = keyOf(place);
  const { data } = useQuery<{ readonly value: T } | null>({ queryKey, queryFn: () => queries.getQueryData<{ readonly value: T }>(queryKey) ?? null, staleTime: Infinity, gcTime: Infinity });
  return [data ? data.value : first, (value) => keep(queries, place, value)];
}
