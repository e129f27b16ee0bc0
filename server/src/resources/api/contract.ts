/**
 * How a route is declared. A resource's contract.ts holds its routes as data: `{ 'GET /tasks': { … } }`. The server mounts
 * and validates from it, OpenAPI 3.1 is generated from it, the authorisation matrix walks it, the apps import its *type*.
 * Paths are relative to `/api/v1`; path parameters are written `{taskId}`.
 */
import { type Static, type TObject, type TSchema, Type } from '@sinclair/typebox';
import { oneOf, RIGHTS } from '@liandong/core/run';

export { oneOf };
export const strict = { additionalProperties: false } as const;
/** Never a name that every object has: things are looked up by ids. */
const NOT_OF_OBJECTS = `(?!(?:${[...Object.getOwnPropertyNames(Object.prototype), 'prototype'].join('|')})$)`;
export const Id = Type.String({ minLength: 1, maxLength: 80, pattern: `^${NOT_OF_OBJECTS}[\\p{L}\\p{N}_.:-]+$` });
/** Up to fifty ids, with commas between. */
export const IdList = Type.String({ maxLength: 4100, pattern: '^[\\p{L}\\p{N}_.:-]{1,80}(,[\\p{L}\\p{N}_.:-]{1,80}){0,49}$' });
/** Narrower than `date-time`: a leap second is a time that no clock of ours can read. */
export const Instant = Type.String({ format: 'date-time', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$' });
export const Data = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown());
export const Right = oneOf(RIGHTS);

/** `public`: no sign-in. `session`: signed in; what is seen is decided per object by the policy. `right`: a platform right is needed. */
export type Access = 'public' | 'session' | { readonly right: (typeof RIGHTS)[number] };
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RouteKey = `${Method} /${string}`;

export interface RouteSpec {
  readonly summary: string;
  readonly access: Access;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** JSON response; `null` = 204, or a body that is not JSON (then `produces` says what) */
  readonly response: TSchema | null;
  readonly status?: 200 | 201 | 204;
  readonly produces?: string;
  /** writes that need `Idempotency-Key` */
  readonly idempotent?: boolean;
  /** reads with ETag, writes with If-Match */
  readonly etag?: boolean;
}
export type Routes = Readonly<Record<RouteKey, RouteSpec>>;

type Of<T> = T extends TSchema ? Static<T> : undefined;
export type ParamsOf<R extends RouteSpec> = Of<R['params']>;
export type QueryOf<R extends RouteSpec> = Of<R['query']>;
export type BodyOf<R extends RouteSpec> = Of<R['body']>;
export type ResponseOf<R extends RouteSpec> = Of<R['response']>;

/** Cursor pages: `next` absent = last page. */
export const pageOf = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) }, strict);
export const PageQuery = { cursor: Type.Optional(Type.String({ maxLength: 200 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) };

export const ProblemItem = Type.Object({
  code: Type.String(), path: Type.String(), detail: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  severity: oneOf(['error', 'warning', 'info']),
  item: Type.Optional(Type.String()),
}, strict);
/** RFC 9457 `application/problem+json`; `title` and `detail` are zh-CN. */
export const ProblemBody = Type.Object({
  type: Type.String(), title: Type.String(), status: Type.Integer(), detail: Type.String(), code: Type.String(),
  instance: Type.Optional(Type.String()), problems: Type.Array(ProblemItem),
}, strict);
export type ProblemItem = Static<typeof ProblemItem>;
export type ProblemBody = Static<typeof ProblemBody>;
