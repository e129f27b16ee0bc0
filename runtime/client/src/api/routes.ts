/** All routes of the server as one type, and what a call of one of them takes and gives. Types only: no contract code reaches a browser. */
import type { ExportsApi } from '@liandong/server/contract/exports';
import type { FiguresApi } from '@liandong/server/contract/figures';
import type { FilesApi } from '@liandong/server/contract/files';
import type { FormDraftsApi } from '@liandong/server/contract/form-drafts';
import type { GrantsApi } from '@liandong/server/contract/grants';
import type { ImportsApi } from '@liandong/server/contract/imports';
import type { EventsApi } from '@liandong/server/contract/events';
import type { IncidentsApi } from '@liandong/server/contract/incidents';
import type { InboxApi } from '@liandong/server/contract/inbox';
import type { KnownApi } from '@liandong/server/contract/known';
import type { DashboardsApi } from '@liandong/server/contract/dashboards';
import type { LedgersApi } from '@liandong/server/contract/ledgers';
import type { MigrationsApi } from '@liandong/server/contract/migrations';
import type { NoticesApi } from '@liandong/server/contract/notices';
import type { OrgUnitsApi } from '@liandong/server/contract/org-units';
import type { PacksApi } from '@liandong/server/contract/packs';
import type { PeopleApi } from '@liandong/server/contract/people';
import type { PersonsApi } from '@liandong/server/contract/persons';
import type { PlansApi } from '@liandong/server/contract/plans';
import type { PrintsApi } from '@liandong/server/contract/prints';
import type { QuotasApi } from '@liandong/server/contract/quotas';
import type { RecordSheetsApi } from '@liandong/server/contract/record-sheets';
import type { RecordsApi } from '@liandong/server/contract/records';
import type { RegistersApi } from '@liandong/server/contract/registers';
import type { ReleasesApi } from '@liandong/server/contract/releases';
import type { ReportObjectsApi } from '@liandong/server/contract/report-objects';
import type { RetentionApi } from '@liandong/server/contract/retention';
import type { ServicesApi } from '@liandong/server/contract/services';
import type { SessionApi } from '@liandong/server/contract/session';
import type { StandInsApi } from '@liandong/server/contract/stand-ins';
import type { TasksApi } from '@liandong/server/contract/tasks';
import type { UsersApi } from '@liandong/server/contract/users';
import type { WorksApi } from '@liandong/server/contract/works';

export type AllRoutes = EventsApi & ExportsApi & FiguresApi & FilesApi & FormDraftsApi & ImportsApi & InboxApi & IncidentsApi & KnownApi & DashboardsApi & LedgersApi & MigrationsApi & NoticesApi & OrgUnitsApi & PacksApi & PeopleApi & PersonsApi & GrantsApi & PlansApi & PrintsApi & QuotasApi
  & RecordSheetsApi & RecordsApi & RegistersApi & ReleasesApi & ReportObjectsApi & RetentionApi & ServicesApi & SessionApi & StandInsApi & TasksApi & UsersApi & WorksApi;

/** Routes that answer JSON or nothing; the others (scripts, files, event streams) are reached by `api.url`. */
export type JsonRoute = { [K in keyof AllRoutes]: AllRoutes[K] extends { readonly produces: string } ? never : K }[keyof AllRoutes];

/** The contract types are read by name, not compared with `RouteSpec` as a whole: that comparison is too deep for the compiler. */
type StaticOf<T> = T extends { readonly static: infer S } ? S : undefined;
type Part<K extends keyof AllRoutes, Name extends string> = AllRoutes[K] extends { readonly [N in Name]: infer T } ? StaticOf<T> : undefined;
/** An object without required members may be left out altogether. */
type Member<Name extends string, T> = [T] extends [undefined] ? { readonly [N in Name]?: never }
  : Partial<T> extends T ? { readonly [N in Name]?: T } : { readonly [N in Name]: T };
/** `file`: the body as it is, for routes that take one */
type Common = { readonly key?: string; readonly ifMatch?: string; /** the ETag of what is known: nothing is sent where it still holds */ readonly unless?: string | undefined; readonly signal?: AbortSignal; readonly file?: Blob };

/** What a call sends. `key`: the Idempotency-Key, kept across retries of one intent; a fresh one when absent. */
export type CallOptions<K extends keyof AllRoutes> = Member<'params', Part<K, 'params'>> & Member<'query', Part<K, 'query'>> & Member<'body', Part<K, 'body'>> & Common;
export type ResponseBody<K extends keyof AllRoutes> = Part<K, 'response'>;
/** The options argument itself may be left out when nothing in it is required. */
export type CallArgs<K extends keyof AllRoutes> = Common extends CallOptions<K> ? [options?: CallOptions<K>] : [options: CallOptions<K>];
/** Any call's options, as the request builder reads them. */
export interface LooseOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly key?: string;
  readonly ifMatch?: string;
  readonly unless?: string | undefined;
  readonly signal?: AbortSignal;
}
