import { periodOf, rangeOf, sha256Hex } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { type Handlers, Tagged } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packsForFigures } from '../packs/index';
import type { DashboardsApi, DashboardView } from './contract';
import { mayOpen, open, unitsToChoose } from './opened';
import { tilesOf } from './tiles';

const isPeriod = (period: string): boolean => period === 'all' || (rangeOf(period) !== undefined && period >= '2000' && period < '2100');

/** The same as long as no number is another one, whenever they were computed. */
const tagOf = (view: DashboardView): string => sha256Hex(JSON.stringify(view, (key, value: unknown) => (key === 'asOf' ? undefined : value))).slice(0, 32);

export const dashboardsHandlers = (deps: Deps): Handlers<DashboardsApi> => ({
  'GET /dashboards': async ({ caller }) => {
    const packs = caller.rights.includes('figures') ? await packsForFigures(deps, caller.countyId) : [];
    return {
      dashboards: packs.flatMap((pack) => Object.values(pack.dashboards ?? {}).filter((def) => mayOpen(caller, def)).map((def) => ({ packId: pack.manifest.id, dashboardId: def.id, title: def.title, every: def.period }))),
    };
  },
  'GET /dashboards/{packId}/{dashboardId}': async ({ caller, params, query, now }) => {
    if (query.period !== undefined && !isPeriod(query.period)) return refuse('period.unknown', '/query/period', { period: query.period });
    const found = await open(deps, caller, { ...params, orgId: query.orgId });
    const { def, reach, org } = found;
    const period = query.period ?? periodOf(reach.org.calendar.dateOf(now), def.period);
    const tiles = await tilesOf(deps, caller, { ...found, period });
    const view: DashboardView = {
      packId: params.packId, dashboardId: def.id, title: def.title, period, every: def.period, tiles, asOf: tiles.map(({ asOf }) => asOf).sort()[0] ?? now,
      units: unitsToChoose(found).map(({ id, name }) => ({ id, title: name })), ...(org ? { org: { id: org.id, title: org.name } } : {}),
    };
    return new Tagged(view, tagOf(view));
  },
});
