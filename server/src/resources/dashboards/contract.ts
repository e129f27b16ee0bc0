/** 看板: the numbers of all tiles in one answer; how they are drawn is the pages' own matter. */
import { type Static, type TProperties, Type } from '@sinclair/typebox';
import { Id, Instant, oneOf, type Routes, strict } from '../api/contract';
import { StatementView } from '../ledgers/contract';
import { QuotaMatrix } from '../quotas/contract';

const Period = Type.String({ pattern: '^(all|\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?)$', description: 'all, 2026, 2026-Q4 or 2026-11' });
const Named = Type.Object({ id: Id, title: Type.String() }, strict);

/** A figure; null with the reason why there is none to be shown (`suppressed`: of too few people). */
export const TileCell = Type.Object({ value: Type.Union([Type.Number(), Type.Null()]), n: Type.Integer(), reason: Type.Optional(Type.String()) }, strict);
export type TileCell = Static<typeof TileCell>;
/** What is counted: `basis` says how, for the people who read it. */
export const TileIndicator = Type.Object({ id: Id, title: Type.String(), unit: Type.String(), basis: Type.Optional(Type.String()), smallCells: Type.Integer() }, strict);
export type TileIndicator = Static<typeof TileIndicator>;

const tile = <T extends TProperties>(members: T) => Type.Object({ id: Id, title: Type.String(), span: Type.Optional(Type.Integer()), asOf: Instant, ...members }, strict);
export const TileView = Type.Union([
  tile({ kind: Type.Literal('number'), indicator: TileIndicator, cell: TileCell, /** of the period before */ before: Type.Optional(TileCell), goal: Type.Optional(Type.Number()) }),
  tile({ kind: Type.Literal('trend'), indicators: Type.Array(TileIndicator), /** oldest first; cells as the indicators */ points: Type.Array(Type.Object({ period: Period, cells: Type.Array(TileCell) }, strict)) }),
  tile({ kind: Type.Literal('ranking'), indicator: TileIndicator, of: oneOf(['unit', 'dimension']), /** what the rows are, in words */ by: Type.String(), rows: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), cell: TileCell }, strict)), /** rows that were left out */ more: Type.Integer() }),
  tile({ kind: Type.Literal('fulfilment'), matrix: QuotaMatrix }),
  tile({ kind: Type.Literal('grid'), indicator: TileIndicator, places: Type.Array(Type.Object({ id: Id, title: Type.String(), row: Type.Integer(), column: Type.Integer(), cell: TileCell }, strict)) }),
  tile({ kind: Type.Literal('money'), statement: StatementView }),
  /** it cannot be shown to this reader, and why, in words */
  tile({ kind: Type.Literal('none'), why: Type.String() }),
]);
export type TileView = Static<typeof TileView>;

export const DashboardView = Type.Object({
  packId: Id, dashboardId: Id, title: Type.String(), period: Period, /** what its periods are */ every: oneOf(['month', 'quarter', 'year', 'all']), asOf: Instant,
  /** whose figures these are; absent: of everything in reach */
  org: Type.Optional(Named),
  /** units that can be chosen */
  units: Type.Array(Named),
  tiles: Type.Array(TileView),
}, strict);
export type DashboardView = Static<typeof DashboardView>;

const asked = { orgId: Type.Optional(Id), period: Type.Optional(Period) };
export const dashboardsApi = {
  'GET /dashboards': {
    summary: 'Dashboards of the packs in use that I may open', access: 'session',
    response: Type.Object({ dashboards: Type.Array(Type.Object({ packId: Id, dashboardId: Id, title: Type.String(), every: oneOf(['month', 'quarter', 'year', 'all']), tiles: Type.Array(Named) }, strict)) }, strict),
  },
  'GET /dashboards/{packId}/{dashboardId}': {
    summary: 'The numbers of all its tiles, of one unit or of everything in reach', access: { right: 'figures' }, params: Type.Object({ packId: Id, dashboardId: Id }), response: DashboardView, etag: true,
    query: Type.Object(asked, strict),
  },
  'POST /dashboards/{packId}/{dashboardId}/taken': {
    summary: 'The numbers of all its tiles, or of one, to be made a file of: noted as taken away', access: { right: 'figures' }, params: Type.Object({ packId: Id, dashboardId: Id }), response: DashboardView,
    body: Type.Object({ ...asked, tileId: Type.Optional(Id) }, strict),
  },
} as const satisfies Routes;
export type DashboardsApi = typeof dashboardsApi;
