import { newKey } from './new-key';
import type { LooseOptions } from './routes';

/** `GET /tasks/{taskId}` with its parameters as a path below the base. */
export function pathOf(base: string, route: string, options: LooseOptions): string {
  const template = route.slice(route.indexOf(' ') + 1);
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(options.params?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options.query ?? {})) if (value !== undefined && value !== '') query.set(name, String(value));
  const search = query.toString();
  return base + path + (search ? `?${search}` : '');
}

/** Method, headers and body of one call. Every write carries the CSRF header and an idempotency key; a form upload sets its own type. */
export function initOf(route: string, options: LooseOptions): RequestInit {
  const method = route.slice(0, route.indexOf(' '));
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['X-Liandong'] = '1';
    headers['Idempotency-Key'] = options.key ?? newKey();
  }
  if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;
  if (options.unless !== undefined) headers['If-None-Match'] = `"${options.unless}"`;
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (options.file) return { ...init, body: options.file };
  if (options.body instanceof FormData) return { ...init, body: options.body };
  if (options.body === undefined) return init;
  headers['Content-Type'] = 'application/json';
  return { ...init, body: JSON.stringify(options.body) };
}
