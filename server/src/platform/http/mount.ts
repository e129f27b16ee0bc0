import type { Right } from '@liandong/core/run';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Access, Method, RouteSpec, Routes } from '../../resources/api/contract';
import type { Clock } from '../deps';
import { readBody } from './body';
import { type Call, type Caller, type Handlers, SENT, Tagged } from './handler';
import { checkOrigin } from './origin';
import { refuse } from './refusal';
import { type Checks, checksOf } from './validate';

/** A resource as the server mounts it: its contract and one handler a route. */
export interface Slice {
  readonly api: Routes;
  readonly handlers: Readonly<Record<string, (call: Call) => Promise<unknown>>>;
}
/** Pairs a contract with its handlers; types hold inside the slice, here they end. */
export const slice = <A extends Routes>(api: A, handlers: Handlers<A>): Slice => ({ api, handlers: handlers as unknown as Slice['handlers'] });

export interface MountOptions {
  readonly clock: Clock;
  /** the person of the request's session, if it is alive */
  authenticate(req: Request, res: Response): Promise<Caller | undefined>;
}

const COMMAND_ID = /^[A-Za-z0-9_-]{8,80}$/;
const ETAG = /^(?:W\/)?"([^"]*)"$/;

function commandIdOf(req: Request, spec: RouteSpec): string {
  if (!spec.idempotent) return '';
  const key = req.get('idempotency-key') ?? refuse('http.key-missing');
  return COMMAND_ID.test(key) ? key : refuse('http.key-invalid');
}
function ifMatchOf(req: Request, spec: RouteSpec): string {
  const found = ETAG.exec(req.get('if-match') ?? '')?.[1] ?? '';
  return spec.etag && req.method !== 'GET' && found === '' ? refuse('http.if-match-missing') : found;
}
/** The query as plain text values; a name given twice is an array, which no contract allows. */
const queryOf = (req: Request): Record<string, unknown> => ({ ...(req.query as Record<string, unknown>) });

/** Who may call at all; which objects he may see is the handler's to decide. */
function checkAccess(access: Access, caller: Caller | undefined): void {
  if (access === 'public') return;
  const known = caller ?? refuse('session.required');
  if (access !== 'session' && !known.rights.includes(access.right as Right)) refuse('access.right-missing', '', { right: access.right });
}

function send(req: Request, res: Response, spec: RouteSpec, answer: unknown): void {
  if (answer === SENT) return;
  if (!res.hasHeader('cache-control')) res.set('Cache-Control', 'no-store');
  const body: unknown = answer instanceof Tagged ? answer.body : answer;
  if (answer instanceof Tagged) {
    const etag = `"${answer.etag}"`;
    res.set('ETag', etag);
    if (req.method === 'GET' && req.get('if-none-match') === etag) return void res.status(304).end();
  }
  if (spec.response === null || body === undefined) return void res.status(204).end();
  res.status(spec.status ?? 200).type('application/json').end(JSON.stringify(body));
}

/** One route: origin, session, right, headers, parameters, query, body, in this order; then the handler. */
function routeHandler(spec: RouteSpec, checks: Checks, handle: (call: Call) => Promise<unknown>, options: MountOptions): RequestHandler {
  return async (req, res) => {
    checkOrigin(req);
    const caller = await options.authenticate(req, res);
    checkAccess(spec.access, caller);
    const [commandId, ifMatch, params, query] = [commandIdOf(req, spec), ifMatchOf(req, spec), { ...req.params }, queryOf(req)];
    checks.params(params);
    checks.query(query);
    const body = spec.body ? await readBody(req, res) : undefined;
    checks.body(body);
    const call = { params, query, body, caller, commandId, ifMatch, now: options.clock.now(), req, res } as unknown as Call;
    send(req, res, spec, await handle(call));
  };
}

interface Mounted {
  readonly method: Method;
  readonly path: string;
  readonly handler: RequestHandler;
}
/** `/tasks/counts` before `/tasks/{taskId}`. */
const order = (route: Mounted): string => route.path.replaceAll('{', '~');
const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function routesOf({ api, handlers }: Slice, options: MountOptions): Mounted[] {
  return Object.entries<RouteSpec>(api).map(([key, spec]) => {
    const [method, path] = key.split(' ') as [Method, string];
    const handle = handlers[key] ?? refuse('http.no-route', key);
    return { method, path, handler: routeHandler(spec, checksOf(spec), handle, options) };
  });
}

/** A router with every route of the slices; a known path with another method says so. */
export function mount(slices: readonly Slice[], options: MountOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const routes = slices.flatMap((entry) => routesOf(entry, options)).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const at = router.route(expressPath(path));
    for (const { method, handler } of here) at[method.toLowerCase() as Lowercase<Method>](handler);
    at.all((_req, res) => {
      res.set('Allow', here.map((route) => route.method).join(', '));
      refuse('http.method');
    });
  }
  router.use(() => refuse('http.no-route'));
  return router;
}
