import { useApi } from '@liandong/client';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Batch } from '@liandong/server/contract/incidents';
import type { Kind } from './use-incidents';

const SOON = 2000;
export const isUnderWay = ({ total, done, failed }: Pick<Batch, 'total' | 'done' | 'failed'>): boolean => done + failed < total;

/** What the operator has done to many works, newest first; asked again as long as some of it is under way. */
export function useBatches() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['batches'], staleTime: 0, initialPageParam: '', getNextPageParam: (page: { next?: string }) => page.next,
    queryFn: ({ pageParam }) => api.call('GET /batches', { query: pageParam === '' ? {} : { cursor: pageParam } }),
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isUnderWay)) === true ? SOON : false),
  });
}
export function useBatch(batchId: string) {
  const api = useApi();
  return useQuery({ queryKey: ['batches', batchId], staleTime: 0, queryFn: () => api.call('GET /batches/{batchId}', { params: { batchId } }), refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? SOON : false) });
}
/** `seen`: how many were done when it was asked, so that it is asked again when more are. */
export function useBatchItems(batchId: string, seen: number) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['batches', batchId, 'items', seen], staleTime: 0, placeholderData: keepPreviousData, initialPageParam: '', getNextPageParam: (page: { next?: string }) => page.next,
    queryFn: ({ pageParam }) => api.call('GET /batches/{batchId}/items', { params: { batchId }, query: pageParam === '' ? {} : { cursor: pageParam } }),
  });
}

/** Try everything of a kind again. */
export function useRetryAll(kind: Kind | undefined) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (comment: string) => api.call('POST /batches', { body: { what: 'retry', ...(kind === undefined ? {} : { kind }), comment } }),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['batches'] }), queries.invalidateQueries({ queryKey: ['incidents'] })]),
  });
}
