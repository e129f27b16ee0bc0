import { randomUUID } from 'node:crypto';

export interface Sent {
  readonly body?: unknown;
  /** sent as it is, with this content type */
  readonly raw?: { readonly type: string; readonly text: string | Uint8Array };
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Idempotency-Key; a fresh one when absent */
  readonly key?: string;
  readonly ifMatch?: string | number;
  /** null leaves a default header out */
  readonly headers?: Readonly<Record<string, string | null>>;
}
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read into bodies of every shape
  readonly body: any;
  readonly text: string;
}
/** A browser as far as a test needs one: keeps the session cookie, sends what our apps send. */
export interface Client {
  /** `'GET /tasks'`, relative to /api/v1; path parameters already filled in */
  call(route: string, sent?: Sent): Promise<Got>;
  readonly cookies: ReadonlyMap<string, string>;
}

const parsed = (text: string, type: string): unknown => (type.includes('json') && text !== '' ? JSON.parse(text) : undefined);

function headersOf(method: string, sent: Sent, cookies: ReadonlyMap<string, string>): Headers {
  const write: Record<string, string> = method === 'GET' ? {} : { 'X-Liandong': '1', 'Idempotency-Key': sent.key ?? randomUUID() };
  const headers = new Headers(write);
  if (sent.body !== undefined) headers.set('Content-Type', 'application/json');
  if (sent.raw) headers.set('Content-Type', sent.raw.type);
  if (sent.ifMatch !== undefined) headers.set('If-Match', `"${sent.ifMatch}"`);
  if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  for (const [name, value] of Object.entries(sent.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

function keepCookies(response: Response, cookies: Map<string, string>): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}

export function aClient(url: string): Client {
  const cookies = new Map<string, string>();
  return {
    cookies,
    call: async (route, sent = {}) => {
      const [method = 'GET', path = ''] = route.split(' ');
      const query = new URLSearchParams(Object.entries(sent.query ?? {}).map(([name, value]): [string, string] => [name, String(value)])).toString();
      const body = sent.raw ? sent.raw.text : sent.body === undefined ? undefined : JSON.stringify(sent.body);
      const base = path.startsWith('//') ? url + path.slice(1) : `${url}/api/v1${path}`;
      const response = await fetch(base + (query ? `?${query}` : ''), { method, headers: headersOf(method, sent, cookies), redirect: 'manual', ...(body === undefined ? {} : { body: body as string }) });
      keepCookies(response, cookies);
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: parsed(text, response.headers.get('content-type') ?? '') };
    },
  };
}
