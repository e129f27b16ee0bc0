import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

const Period = Type.String({ pattern: '^(all|\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?)$', description: 'all, 2026, 2026-Q4 or 2026-11' });
const Value = Type.Union([Type.Number(), Type.Null()]);
/** why there is no number: too few records to be told outside the unit, or none that it could be made of */
const WhyNone = oneOf(['suppressed', 'noDenominator', 'noFacts', 'unknown', 'outOfReach']);
export const Cell = Type.Object({ value: Value, n: Type.Integer(), reason: Type.Optional(WhyNone) }, strict);
const FigureView = Type.Object({
  orgId: Id, orgName: Type.String(), period: Period, value: Value, n: Type.Integer(), asOf: Instant, reason: Type.Optional(WhyNone),
  by: Type.Optional(Type.Array(Type.Object({ value: Type.String(), title: Type.String(), figure: Value, n: Type.Integer(), reason: Type.Optional(WhyNone) }, strict))),
  /** by the definitions that held before: version, until when, and what it comes to */
  former: Type.Array(Type.Object({ version: Type.Integer(), until: Type.String(), value: Value, n: Type.Integer(), reason: Type.Optional(WhyNone) }, strict)),
}, strict);
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
  'GET /indicators/{packId}/{indicatorId}': {
    summary: 'A figure of one unit, by a dimension if asked for, and as it was counted before', access: { right: 'figures' }, params: Type.Object({ packId: Id, indicatorId: Id }),
    query: Type.Object({ orgId: Type.Optional(Id), period: Type.Optional(Period), dimension: Type.Optional(Id) }, strict), response: FigureView,
  },
  'GET /indicators/{packId}/{indicatorId}/records': {
    summary: 'The records behind a figure, masked by role', access: { right: 'figures' }, params: Type.Object({ packId: Id, indicatorId: Id }), response: pageOf(RecordRow),
    query: Type.Object({ orgId: Type.Optional(Id), period: Type.Optional(Period), dimension: Type.Optional(Id), code: Type.Optional(Type.String({ maxLength: 64 })), ...PageQuery }, strict),
  },
} as const satisfies Routes;
export type FiguresApi = typeof figuresApi;
