import { useInfiniteQuery } from '@tanstack/react-query';

interface Page<T> { readonly items: readonly T[]; readonly next?: string | undefined; readonly lookedTo?: string | undefined }
export interface Pages<T> {
  readonly items: readonly T[];
  readonly state: 'loading' | 'failed' | 'ready';
  readonly error: unknown;
  readonly hasMore: boolean;
  /** a list that was looked through in part: up to what was made then */
  readonly lookedTo: string | undefined;
  readonly isLoadingMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
}

/** A list that is loaded page by page; what is there stays there while it is refreshed or when a refresh fails. */
export function usePages<T>(queryKey: readonly unknown[], load: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  const query = useInfiniteQuery({
    queryKey, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => load(pageParam), getNextPageParam: (page) => page.next,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    state: query.data ? 'ready' : query.isError ? 'failed' : 'loading',
    error: query.error, hasMore: query.hasNextPage, lookedTo: query.data?.pages.at(-1)?.lookedTo, isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(), retry: () => void query.refetch(),
  };
}
