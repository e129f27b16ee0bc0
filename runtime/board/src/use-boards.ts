import { useApi } from '@liandong/client';
import type { DashboardView } from '@liandong/server/contract/dashboards';
import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Drill } from './drill';

/** Where the server tells of changes: for what the clock alone changes, such as who is late. */
const EVERY_LIVE_MS = 60_000;
/** Where it cannot: a changed record is counted within half a second; the page follows. Not while it is out of sight. */
const EVERY_MS = 3000;

const BOARD = ['dashboards', 'board'];
export const useBoards = () => { const api = useApi(); return useQuery({ queryKey: ['dashboards', 'list'], queryFn: () => api.call('GET /dashboards') }); };

export interface BoardAsked { readonly packId: string; readonly dashboardId: string; readonly orgId?: string | undefined; readonly period?: string | undefined; /** it is told when numbers change (`readAgain`) */ readonly isLive: boolean }
interface Known { readonly view: DashboardView; readonly etag: string | undefined }

/** Numbers have changed: a board that is looked at is read now, one out of sight when it comes back. */
export const readAgain = (queries: QueryClient): void => void queries.invalidateQueries({ queryKey: BOARD, refetchType: document.hidden ? 'none' : 'active' });

/** Where no number is another one nothing is sent, and nothing is drawn again. */
export function useBoard({ packId, dashboardId, orgId, period, isLive }: BoardAsked) {
  const [api, queries] = [useApi(), useQueryClient()];
  const queryKey = [...BOARD, packId, dashboardId, orgId, period];
  return useQuery<Known, Error, DashboardView>({
    queryKey, refetchInterval: isLive ? EVERY_LIVE_MS : EVERY_MS, placeholderData: (before) => (before?.view.dashboardId === dashboardId ? before : undefined), select: ({ view }) => view,
    queryFn: async () => {
      const known = queries.getQueryData<Known>(queryKey);
      const { body, etag } = await api.newer('GET /dashboards/{packId}/{dashboardId}', { params: { packId, dashboardId }, query: { ...(orgId === undefined ? {} : { orgId }), ...(period === undefined ? {} : { period }) }, unless: known?.etag });
      return body ? { view: body, etag } : (known ?? Promise.reject(new Error('nothing is known yet')));
    },
  });
}

/** The records behind a number, page by page. */
export function useBehind(drill: Exclude<Drill, { kind: 'ledger' }>) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['dashboards', 'behind', drill], initialPageParam: '', getNextPageParam: (page: { readonly next?: string }) => page.next,
    queryFn: ({ pageParam }) => {
      const more = pageParam === '' ? {} : { cursor: pageParam };
      if (drill.kind === 'quota') return api.call('GET /quotas/records', { query: { packId: drill.packId, serviceId: drill.serviceId, orgId: drill.orgId, period: drill.period, ...more } });
      const { packId, indicatorId, orgId, period } = drill;
      return api.call('GET /indicators/{packId}/{indicatorId}/records', { params: { packId, indicatorId }, query: { period, ...(orgId === undefined ? {} : { orgId }), ...more } });
    },
  });
}
