/**
 * What a slice gives the platform: one function per route of its contract, typed by the contract. The platform has already checked
 * method, session, right, origin, size, depth, parameters, query and body before a handler runs; the handler decides about objects.
 */
import type { Instant, Reach, Right, RoleGrant } from '@liandong/core/run';
import type { Request, Response } from 'express';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, RouteSpec, Routes } from '../../resources/api/contract';

/** The person behind a request, with all that access decisions need. */
export interface Caller {
  readonly countyId: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly sessionId: string;
  readonly grants: readonly RoleGrant[];
  readonly rights: readonly Right[];
  readonly reaches: readonly Reach[];
}

export interface Call<R extends RouteSpec = RouteSpec> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** absent on public routes only */
  readonly caller: R['access'] extends 'public' ? Caller | undefined : Caller;
  /** `Idempotency-Key` of routes that are `idempotent`; '' otherwise */
  readonly commandId: string;
  /** revision in `If-Match`, without quotes; '' when absent */
  readonly ifMatch: string;
  readonly now: Instant;
  /** for streams, uploads and cookies only */
  readonly req: Request;
  readonly res: Response;
}

/** A JSON answer with its ETag (sent in quotes). */
export class Tagged<T> {
  constructor(readonly body: T, readonly etag: string) {}
}
/** The handler has written the response itself (streams, scripts, files). */
export const SENT: unique symbol = Symbol('sent');

export type Answer<R extends RouteSpec> = ResponseOf<R> | Tagged<ResponseOf<R>> | typeof SENT | undefined;
export type Handlers<A extends Routes> = { readonly [K in keyof A]: A[K] extends RouteSpec ? (call: Call<A[K]>) => Promise<Answer<A[K]>> : never };
