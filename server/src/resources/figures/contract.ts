import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

const Period = Type.String({ pattern: '^(all|\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?)$', description: 'all, 2026, 2026-Q4 or 2026-11' });
export const Cell = Type.Object({ value: Type.Union([Type.Number(), Type.Null()]), n: Type.Integer() }, strict);
export const ReportView = Type.Object({
  packId: Id, reportId: Id, title: Type.String(), period: Period, asOf: Instant,
  indicators: Type.Array(Type.Object({ id: Id, title: Type.String(), unit: Type.String(), version: Type.Integer(), description: Type.Optional(Type.String()) }, strict)),
  rows: Type.Array(Type.Object({ orgId: Id, orgName: Type.String(), cells: Type.Record(Type.String(), Cell) }, strict)),
  total: Type.Record(Type.String(), Cell),
}, strict);
export type ReportView = Static<typeof ReportView>;

export const figuresApi = {
  'GET /reports': { summary: 'Reports of the packs in use', access: { right: 'figures' }, response: Type.Object({ reports: Type.Array(Type.Object({ packId: Id, reportId: Id, title: Type.String(), period: Type.String() }, strict)) }, strict) },
  'GET /reports/{packId}/{reportId}': { summary: 'One report: units × indicators', access: { right: 'figures' }, params: Type.Object({ packId: Id, reportId: Id }), query: Type.Object({ period: Type.Optional(Period) }, strict), response: ReportView },
  'GET /indicators/{packId}/{indicatorId}/records': {
    summary: 'The records behind a figure, masked by role', access: { right: 'figures' }, params: Type.Object({ packId: Id, indicatorId: Id }), response: pageOf(RecordRow),
    query: Type.Object({ orgId: Type.Optional(Id), period: Type.Optional(Period), ...PageQuery }, strict),
  },
} as const satisfies Routes;
export type FiguresApi = typeof figuresApi;
