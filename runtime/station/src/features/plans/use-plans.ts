import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { keys, usePages } from '../../data';

export type When = 'late' | 'today' | 'week' | 'all';
export interface DueFilter { readonly when: When; readonly mine: boolean; /** `pack/plan`; '' = any */ readonly plan: string }

const REFRESH_MS = 60_000;
const which = ({ mine, plan }: Pick<DueFilter, 'mine' | 'plan'>) => {
  const [packId, planId] = plan.split('/');
  return { ...(mine ? { mine: true } : {}), ...(packId !== undefined && planId !== undefined ? { packId, planId } : {}) };
};

export function useDue(filter: DueFilter, limit = 20) {
  const api = useApi();
  return usePages(keys.due(`${filter.when} ${filter.mine} ${filter.plan} ${limit}`), (cursor) => api.call('GET /plans/due', { query: { when: filter.when, ...which(filter), limit, ...(cursor === undefined ? {} : { cursor }) } }));
}
export function useDueCounts(filter: Pick<DueFilter, 'mine' | 'plan'>) {
  const api = useApi();
  return useQuery({ queryKey: keys.dueCounts(`${filter.mine} ${filter.plan}`), refetchInterval: REFRESH_MS, queryFn: () => api.call('GET /plans/counts', { query: which(filter) }) });
}
/** How many are late or due today. */
export function useDueNow(): number {
  const counts = useDueCounts({ mine: false, plan: '' }).data;
  return (counts?.late ?? 0) + (counts?.today ?? 0);
}
export function usePlans() {
  const api = useApi();
  return useQuery({ queryKey: keys.plans, queryFn: () => api.call('GET /plans') });
}
export function useQuotas(period: string) {
  const api = useApi();
  return useQuery({ queryKey: keys.quotas(period), refetchInterval: REFRESH_MS, queryFn: () => api.call('GET /quotas', { query: { period } }) });
}
