import { useApi } from '@liandong/client';
import type { Json } from '@liandong/core/run';
import type { IncidentRow } from '@liandong/server/contract/incidents';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

export type Kind = IncidentRow['kind'];
export const KINDS: readonly Kind[] = ['effect', 'timer', 'command'];

export function useIncidents(kind: Kind | undefined) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['incidents', kind], staleTime: 0, initialPageParam: '', getNextPageParam: (page: { next?: string }) => page.next,
    queryFn: ({ pageParam }) => api.call('GET /incidents', { query: { ...(kind === undefined ? {} : { kind }), ...(pageParam === '' ? {} : { cursor: pageParam }) } }),
  });
}
export function useStanding(workId: string) {
  const api = useApi();
  return useQuery({ queryKey: ['standing', workId], staleTime: 0, queryFn: () => api.call('GET /works/{workId}/standing', { params: { workId } }) });
}

/** What an operator asks for; the reason comes with it. */
export type Wish =
  | { readonly kind: 'retry'; readonly incidentId: string }
  | { readonly kind: 'resolve'; readonly incidentId: string }
  | { readonly kind: 'skip'; readonly token: string; readonly title: string }
  | { readonly kind: 'move'; readonly token: string; readonly title: string; readonly targets: readonly { readonly node: string; readonly title: string }[] }
  | { readonly kind: 'set'; readonly name: string; readonly value: Json; readonly scope: string | undefined };
/** What is asked along with the reason: where to, or the value. */
export interface Answer { readonly comment: string; readonly to: string; readonly value: Json }

export function useDeed(workId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const params = { workId };
  const act = async (wish: Wish, { comment, to, value }: Answer): Promise<'done' | 'queued'> => {
    if (wish.kind === 'retry') return (await api.call('POST /incidents/{incidentId}/retry', { params: { incidentId: wish.incidentId }, body: { comment } })).state;
    if (wish.kind === 'resolve') return (await api.call('POST /incidents/{incidentId}/resolve', { params: { incidentId: wish.incidentId }, body: { comment } })).state;
    if (wish.kind === 'skip') await api.call('POST /works/{workId}/repairs', { params, body: { type: 'SkipStep', token: wish.token, vars: {}, comment } });
    else if (wish.kind === 'move') await api.call('POST /works/{workId}/repairs', { params, body: { type: 'MoveToken', token: wish.token, to, comment } });
    else await api.call('POST /works/{workId}/repairs', { params, body: { type: 'SetVariables', vars: { [wish.name]: value }, comment, ...(wish.scope === undefined ? {} : { scopeId: wish.scope }) } });
    return 'done';
  };
  return useMutation({
    mutationFn: ({ wish, answer }: { readonly wish: Wish; readonly answer: Answer }) => act(wish, answer),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['incidents'] }), queries.invalidateQueries({ queryKey: ['standing', workId] })]),
  });
}
