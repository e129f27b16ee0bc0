import { bodyOf, etagOf, fileOf, unlessUnchanged } from './answer';
import { ApiOffline, ApiProblem } from './problem';
import { initOf, pathOf } from './request';
import type { AllRoutes, CallArgs, CallOptions, JsonRoute, LooseOptions, ResponseBody } from './routes';

export interface ApiOptions {
  /** default `/api/v1` */
  readonly base?: string;
  readonly fetch?: typeof fetch;
  /** after this many milliseconds without an answer a call counts as not answered; default 30 000, uploads four times that */
  readonly patience?: number;
}

export interface Api {
  readonly base: string;
  /** The answer's body. Throws `ApiProblem` (refused) or `ApiOffline` (no answer). */
  call<K extends JsonRoute>(route: K, ...args: CallArgs<K>): Promise<ResponseBody<K>>;
  /** As `call`, with the answer's ETag (without quotes): what `ifMatch` of the next write needs. */
  tagged<K extends JsonRoute>(route: K, ...args: CallArgs<K>): Promise<{ readonly body: ResponseBody<K>; readonly etag: string | undefined }>;
  /** As `tagged`; the body is undefined where what the tag `unless` names still holds. */
  newer<K extends JsonRoute>(route: K, ...args: CallArgs<K>): Promise<{ readonly body: ResponseBody<K> | undefined; readonly etag: string | undefined }>;
  /** A file that a route answers with, under the name that the server gives it; refused as `call`. */
  file<K extends Exclude<keyof AllRoutes, JsonRoute>>(route: K, options: Pick<CallOptions<K>, 'params' | 'query' | 'body'>): Promise<{ readonly blob: Blob; readonly name: string }>;
  /** One file, as multipart field `file`. */
  upload(blob: Blob, name: string, key?: string): Promise<ResponseBody<'POST /files'>>;
  /** The address of a route, for scripts, images, downloads and event streams. */
  url<K extends keyof AllRoutes>(route: K, options?: Pick<CallOptions<K>, 'params' | 'query'>): string;
  /** Told when a call was refused because nobody is signed in. Returns the way to stop listening. */
  onSignedOut(listener: () => void): () => void;
}

/** The same members without the contracts' types: what is behind `Api` cannot be generic over sixty routes. */
interface LooseApi {
  readonly base: string;
  call(route: string, options?: LooseOptions): Promise<unknown>;
  tagged(route: string, options?: LooseOptions): Promise<{ readonly body: unknown; readonly etag: string | undefined }>;
  newer(route: string, options?: LooseOptions): Promise<{ readonly body: unknown; readonly etag: string | undefined }>;
  file(route: string, options: LooseOptions): Promise<{ readonly blob: Blob; readonly name: string }>;
  upload(blob: Blob, name: string, key?: string): Promise<unknown>;
  url(route: string, options?: LooseOptions): string;
  onSignedOut(listener: () => void): () => void;
}

const SIGN_IN = 'POST /session';

/** Fetch with a limit on patience; whatever goes wrong on the way is `ApiOffline`, except that the caller gave up. */
async function reach(send: typeof fetch, url: string, init: RequestInit, patience: number, signal?: AbortSignal): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const giveUp = () => stop.abort();
  signal?.addEventListener('abort', giveUp);
  try {
    return await send(url, { ...init, signal: stop.signal });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiOffline(cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** A client for all routes, typed by the contracts. @example createApi().call('GET /tasks', { query: { box: 'todo' } }) */
export function createApi(options: ApiOptions = {}): Api {
  const base = options.base ?? '/api/v1';
  const patience = options.patience ?? 30_000;
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const listeners = new Set<() => void>();

  async function request<T = unknown>(route: string, given: LooseOptions, wait: number, read: (response: Response) => Promise<T> = bodyOf as (response: Response) => Promise<T>) {
    const response = await reach(send, pathOf(base, route, given), initOf(route, given), wait, given.signal);
    try {
      return { body: await read(response), etag: etagOf(response) };
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.status === 401 && route !== SIGN_IN) listeners.forEach((listener) => listener());
      throw cause;
    }
  }

  const api: LooseApi = {
    base,
    call: async (route, given = {}) => (await request(route, given, given.file ? patience * 4 : patience)).body,
    tagged: (route, given = {}) => request(route, given, patience),
    newer: (route, given = {}) => request(route, given, patience, unlessUnchanged),
    file: async (route, given) => (await request(route, given, patience * 4, fileOf)).body,
    async upload(blob, name, key) {
      const body = new FormData();
      body.append('file', blob, name);
      return (await request('POST /files', { body, ...(key === undefined ? {} : { key }) }, patience * 4)).body;
    },
    url: (route, given = {}) => pathOf(base, route, given),
    onSignedOut(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return api as unknown as Api;
}
