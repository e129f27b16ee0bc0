import { periodOf, rangeOf, sha256Hex } from '@liandong/core/run';
import { noteView } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import { type Caller, type Handlers, Tagged } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packsForFigures } from '../packs/index';
import type { DashboardsApi, DashboardView } from './contract';
import { mayOpen, open, unitsToChoose } from './opened';
import { tilesOf } from './tiles';

const isPeriod = (period: string): boolean => period === 'all' || (rangeOf(period) !== undefined && period >= '2000' && period < '2100');

/** The same as long as no number is another one, whenever they were computed. */
const tagOf = (view: DashboardView): string => sha256Hex(JSON.stringify(view, (key, value: unknown) => (key === 'asOf' ? undefined : value))).slice(0, 32);

interface Asked { readonly packId: string; readonly dashboardId: string; readonly orgId?: string | undefined; readonly period?: string | undefined; readonly tileId?: string | undefined; /** where it was asked, for a refusal */ readonly from: string }

async function viewOf(deps: Deps, caller: Caller, { from, tileId, period: wanted, ...asked }: Asked, now: string): Promise<DashboardView> {
  if (wanted !== undefined && !isPeriod(wanted)) return refuse('period.unknown', `${from}/period`, { period: wanted });
  const found = await open(deps, caller, asked, `${from}/orgId`);
  const { def, reach, org } = found;
  const drawn = tileId === undefined ? def : { ...def, tiles: def.tiles.filter(({ id }) => id === tileId) };
  if (tileId !== undefined && drawn.tiles.length === 0) return refuse('dashboard.unknown', `${from}/tileId`);
  const period = wanted ?? periodOf(reach.org.calendar.dateOf(now), def.period);
  const tiles = await tilesOf(deps, caller, { ...found, def: drawn, period });
  return {
    packId: asked.packId, dashboardId: def.id, title: def.title, period, every: def.period, tiles, asOf: tiles.map(({ asOf }) => asOf).sort()[0] ?? now,
    units: unitsToChoose(found).map(({ id, name }) => ({ id, title: name })), ...(org ? { org: { id: org.id, title: org.name } } : {}),
  };
}

export const dashboardsHandlers = (deps: Deps): Handlers<DashboardsApi> => ({
  'GET /dashboards': async ({ caller }) => {
    const packs = caller.rights.includes('figures') ? await packsForFigures(deps, caller.countyId) : [];
    return {
      dashboards: packs.flatMap((pack) => Object.values(pack.dashboards ?? {}).filter((def) => mayOpen(caller, def)).map((def) => ({ packId: pack.manifest.id, dashboardId: def.id, title: def.title, every: def.period, tiles: def.tiles.map(({ id, title }) => ({ id, title })) }))),
    };
  },
  'GET /dashboards/{packId}/{dashboardId}': async ({ caller, params, query, now }) => {
    const view = await viewOf(deps, caller, { ...params, ...query, from: '/query' }, now);
    return new Tagged(view, tagOf(view));
  },
  'POST /dashboards/{packId}/{dashboardId}/taken': async ({ caller, params, body, now }) => {
    const view = await viewOf(deps, caller, { ...params, ...body, from: '/body' }, now);
    const of = [caller.countyId, view.packId, 'dashboards', view.dashboardId, ...(body.tileId === undefined ? [] : [body.tileId])].join('/');
    await noteView(deps, { countyId: caller.countyId, recordId: of, by: caller.userId, byName: caller.name, at: now, levels: [], where: 'dashboard-sheet' });
    return view;
  },
});
