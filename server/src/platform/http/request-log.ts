import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Ids may stand in a line; what comes after `?` may hold what somebody typed. */
const pathOf = (req: IncomingMessage): string => ((req as { originalUrl?: string }).originalUrl ?? req.url ?? '').split('?')[0] ?? '';

/** One line a request: method, path, status, milliseconds, request id. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    serializers: { req: () => undefined, res: () => undefined, err: (error: { raw?: Error; message?: string; stack?: string }) => ({ message: error.message, stack: error.stack }) },
    customProps: (req: IncomingMessage, res: ServerResponse) => ({ id: req.id, method: req.method, path: pathOf(req), status: res.statusCode }),
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    autoLogging: { ignore: (req) => pathOf(req).startsWith('/health/') },
  });
}
