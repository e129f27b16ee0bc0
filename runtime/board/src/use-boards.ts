import { useApi } from '@liandong/client';
import type { DashboardView } from '@liandong/server/contract/dashboards';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Drill } from './drill';

/** A changed record is counted within half a second; the page follows. Not while it is out of sight. */
const EVERY_MS = 3000;

export const useBoards = () => { const api = useApi(); return useQuery({ queryKey: ['dashboards', 'list'], queryFn: () => api.call('GET /dashboards') }); };

export interface BoardAsked { readonly packId: string; readonly dashboardId: string; readonly orgId?: string | undefined; readonly period?: string | undefined }
export function useBoard({ packId, dashboardId, orgId, period }: BoardAsked) {
  const api = useApi();
  return useQuery<DashboardView>({
    queryKey: ['dashboards', 'board', packId, dashboardId, orgId, period], refetchInterval: EVERY_MS, placeholderData: (before) => (before?.dashboardId === dashboardId ? before : undefined),
    queryFn: () => api.call('GET /dashboards/{packId}/{dashboardId}', { params: { packId, dashboardId }, query: { ...(orgId === undefined ? {} : { orgId }), ...(period === undefined ? {} : { period }) } }),
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
