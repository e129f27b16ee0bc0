import type { Slice } from '../../platform/http/mount';
import { words } from '../../text/index';
import { ProblemBody, type RouteSpec } from './contract';

type Json = Record<string, unknown>;

const parameters = (place: 'path' | 'query', schema: RouteSpec['params']): Json[] =>
  Object.entries(schema?.properties ?? {}).map(([name, value]) => ({
    name, in: place, required: place === 'path' || (schema?.required ?? []).includes(name), schema: value,
  }));
const header = (name: string, required: boolean, description: string): Json => ({ name, in: 'header', required, description, schema: { type: 'string' } });

function headersOf(method: string, spec: RouteSpec): Json[] {
  const isRead = method === 'GET';
  return [
    ...(isRead ? [] : [{ name: 'X-Liandong', in: 'header', required: true, schema: { type: 'string', const: '1' } }]),
    ...(spec.idempotent ? [header('Idempotency-Key', true, 'A UUID of the caller: the same key again does not act again')] : []),
    ...(spec.etag ? [isRead ? header('If-None-Match', false, 'ETag') : header('If-Match', true, 'ETag of the read')] : []),
  ];
}

const contentOf = (spec: RouteSpec): Json | undefined => {
  if (spec.produces) return { [spec.produces]: {} };
  return spec.response === null ? undefined : { 'application/json': { schema: spec.response } };
};

function operation(method: string, key: string, tag: string, spec: RouteSpec): Json {
  const content = contentOf(spec);
  const status = spec.status ?? (content ? 200 : 204);
  return {
    operationId: key.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/-$/, '').toLowerCase(),
    tags: [tag], summary: spec.summary,
    parameters: [...parameters('path', spec.params), ...parameters('query', spec.query), ...headersOf(method, spec)],
    ...(spec.body ? { requestBody: { required: true, content: { 'application/json': { schema: spec.body } } } } : {}),
    responses: {
      [status]: { description: spec.summary, ...(content ? { content } : {}) },
      default: { description: 'RFC 9457', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
    security: spec.access === 'public' ? [] : [{ session: [] }],
    ...(typeof spec.access === 'object' ? { 'x-right': spec.access.right } : {}),
  };
}

/** The description of everything mounted. @example openApi(slices(deps, options), true) */
export function openApi(slices: readonly Slice[], secure: boolean): Json {
  const paths: Record<string, Json> = {};
  for (const { api } of slices) {
    for (const [key, spec] of Object.entries<RouteSpec>(api)) {
      const [method = '', path = ''] = key.split(' ');
      (paths[path] ??= {})[method.toLowerCase()] = operation(method, key, path.split('/')[1] ?? '', spec);
    }
  }
  const description: Json = {
    openapi: '3.1.0',
    info: { title: words('api.title'), version: '1', description: words('api.description') },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: ProblemBody },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: secure ? '__Host-liandong' : 'liandong' } },
    },
  };
  // TypeBox keeps symbols in its schemas: what is sent is plain JSON
  return JSON.parse(JSON.stringify(description)) as Json;
}
