import { type Problem, problem } from '@liandong/core/run';
import type { ErrorRequestHandler, Response } from 'express';
import type { ProblemBody, ProblemItem } from '../../resources/api/contract';
import { sentence, words } from '../../text/index';
import { Refusal } from './refusal';
import { statusOf } from './status';

const asItem = (found: Problem): ProblemItem => ({
  code: found.code, path: found.path, detail: sentence(found), params: found.params, severity: found.severity, ...(found.item ? { item: found.item } : {}),
});

/** The RFC 9457 body for problems; the first one names it. */
export function problemBody(problems: readonly Problem[], instance?: string): ProblemBody {
  const first = problems[0] ?? problem('http.internal');
  const status = statusOf(first.code);
  return {
    type: `/api/v1/docs/problems#${first.code}`, title: words(`status.${status}`), status, detail: sentence(first), code: first.code,
    ...(instance ? { instance } : {}), problems: problems.map(asItem),
  };
}

function sendProblems(res: Response, problems: readonly Problem[]): void {
  const body = problemBody(problems, res.req.id === undefined ? undefined : `urn:uuid:${String(res.req.id)}`);
  res.status(body.status).set({ 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(body));
}

/** Errors that express and its body reader raise on a bad request. */
const READER: Readonly<Record<string, string>> = {
  'entity.too.large': 'http.body-too-large', 'encoding.unsupported': 'http.body-type', 'charset.unsupported': 'http.body-type',
  'request.aborted': 'http.aborted', 'request.size.invalid': 'http.body-invalid',
};
const typeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '');
/** A path with a broken percent escape. */
const isBadPath = (error: unknown): boolean => error instanceof URIError || (error instanceof Error && 'status' in error && error.status === 400);

/** The database went away for a moment: the caller may try the same again. */
const isAway = (error: unknown): boolean => error instanceof Error && /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|NotConnected|PoolCleared|PoolClosed|TopologyClosed)/.test(error.name);

export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Refusal) return error.problems;
  const known = READER[typeOf(error)];
  if (known) return [problem(known)];
  if (isAway(error)) return [problem('http.unavailable')];
  return [problem(isBadPath(error) ? 'http.no-route' : 'http.internal')];
}

/** The last middleware. What was not expected is logged with its stack and answered without it. */
export const problemHandler: ErrorRequestHandler = (error: unknown, req, res, _next) => {
  const problems = problemsOf(error);
  if (statusOf(problems[0]?.code ?? '') >= 500) req.log?.error({ err: error }, 'request failed');
  if (res.headersSent) res.destroy();
  else sendProblems(res, problems);
};
