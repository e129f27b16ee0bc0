import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import { packForFigures, packIdsInUse } from '../packs/index';
import type { PlansApi } from './contract';
import { plansOf } from './definitions';
import { countDue, daysOf, dueList, filterOf } from './list';

export const plansHandlers = (deps: Deps): Handlers<PlansApi> => ({
  'GET /plans': async ({ caller, now }) => {
    const packIds = await packIdsInUse(deps, caller.countyId, now);
    const packs = await Promise.all(packIds.map((packId) => packForFigures(deps, caller.countyId, packId)));
    return { plans: packs.flatMap((pack) => (pack ? plansOf(pack).map(({ id, title, record }) => ({ packId: pack.manifest.id, planId: id, title, recordTitle: pack.records[record]?.title ?? record })) : [])) };
  },
  'GET /plans/due': async ({ caller, query }) => dueList(deps, caller, query),
  'GET /plans/counts': async ({ caller, query }) => {
    const days = await daysOf(deps, caller.countyId);
    const [late = 0, today = 0, week = 0] = await Promise.all((['late', 'today', 'week'] as const).map((when) => countDue(deps, filterOf(caller, query, when, days))));
    return { late, today, week };
  },
});
