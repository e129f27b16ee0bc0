import type { DashboardView } from '@liandong/server/contract/dashboards';

/** What lies behind a number: records of a figure, records that a quota counts, the books. */
export type Drill =
  | { readonly kind: 'figure'; readonly packId: string; readonly indicatorId: string; readonly orgId?: string; readonly period: string; readonly title: string; readonly org: string }
  | { readonly kind: 'quota'; readonly packId: string; readonly serviceId: string; readonly orgId: string; readonly period: string; readonly title: string; readonly org: string }
  | { readonly kind: 'ledger'; readonly packId: string; readonly ledgerId: string; readonly orgId?: string; readonly period: string };

/** Which dashboard a tile stands in: what its drills need to know. */
export type Place = Pick<DashboardView, 'packId' | 'dashboardId' | 'period' | 'org'>;
export const orgPart = (place: Place): { readonly orgId?: string } => (place.org ? { orgId: place.org.id } : {});
