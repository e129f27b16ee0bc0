import { type Static, Type } from '@sinclair/typebox';
import { TierSchema } from '@liandong/core/run';
import { Id, Instant, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

const Period = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$', description: '2026, 2026-Q4 or 2026-11' });

export const QuotaCell = Type.Object({
  /** what is asked for, what is done, what is begun, what of it should be done by today, and how much of that is missing */
  planned: Type.Integer(), done: Type.Integer(), open: Type.Integer(), dueByNow: Type.Integer(), behind: Type.Integer(),
}, strict);
export const QuotaMatrix = Type.Object({
  asOf: Instant, period: Type.String(),
  services: Type.Array(Type.Object({ packId: Id, serviceId: Id, title: Type.String(), group: Type.Optional(Type.String()), unit: Type.String(), quota: Type.Integer(), /** that the numbers are of: the quota's own one where a shorter one was asked for */ period: Type.String() }, strict)),
  /** cells in the order of the services; null: no quota at this unit */
  rows: Type.Array(Type.Object({ orgId: Id, orgName: Type.String(), cells: Type.Array(Type.Union([QuotaCell, Type.Null()])) }, strict)),
}, strict);
export type QuotaCell = Static<typeof QuotaCell>;
export type QuotaMatrix = Static<typeof QuotaMatrix>;

export const quotasApi = {
  'GET /quotas': {
    summary: 'Quotas of the service list: done, begun, asked for; of units of a tier, of one unit, or of my own units', access: 'session', response: QuotaMatrix,
    query: Type.Object({ period: Type.Optional(Period), by: Type.Optional(TierSchema), orgId: Type.Optional(Id), packId: Type.Optional(Id) }, strict),
  },
  'GET /quotas/records': {
    summary: 'The records that a quota counts, masked by role', access: 'session', response: pageOf(RecordRow),
    query: Type.Object({ packId: Id, serviceId: Id, orgId: Id, period: Period, ...PageQuery }, strict),
  },
} as const satisfies Routes;
export type QuotasApi = typeof quotasApi;
