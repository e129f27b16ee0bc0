import type { ProblemBody } from '@liandong/server/contract/api';
import { ApiOffline, ApiProblem } from './problem';

const GATEWAY = [502, 503, 504];

/** The revision in an answer's ETag, without quotes and weakness mark. */
export const etagOf = (response: Response): string | undefined => response.headers.get('ETag')?.replace(/^W\//, '').replace(/^"|"$/g, '');

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  return JSON.parse(text);
}

const isProblem = (body: unknown): body is ProblemBody => typeof body === 'object' && body !== null && 'code' in body && 'status' in body;

/** The body of a success. A refusal throws `ApiProblem`; an answer that is not ours (a gateway's page, cut JSON) throws `ApiOffline`. */
export async function bodyOf(response: Response): Promise<unknown> {
  const body = await jsonOf(response).catch((cause: unknown) => { throw new ApiOffline(cause); });
  if (response.ok) return body;
  if (isProblem(body)) throw new ApiProblem(response.status, { ...body, problems: body.problems ?? [] });
  if (GATEWAY.includes(response.status)) throw new ApiOffline(response.status);
  throw new ApiProblem(response.status, { type: 'about:blank', title: '', detail: '', status: response.status, code: 'http.unexpected', problems: [] });
}

const NAME = /filename\*=UTF-8''([^;]+)/;
/** A file as a success answers it, with its name. */
export async function fileOf(response: Response): Promise<{ readonly blob: Blob; readonly name: string }> {
  if (!response.ok) await bodyOf(response);
  return { blob: await response.blob(), name: decodeURIComponent(NAME.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'file') };
}

/** As `bodyOf`; undefined where the server says that what is known still holds. */
export const unlessUnchanged = async (response: Response): Promise<unknown> => (response.status === 304 ? undefined : bodyOf(response));
