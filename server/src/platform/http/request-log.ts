import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { withoutValues } from '../log/index';

/** Ids may stand in a line; what comes after `?` may hold what somebody typed. */
const pathOf = (req: IncomingMessage): string => ((req as { originalUrl?: string }).originalUrl ?? req.url ?? '').split('?')[0] ?? '';

const fieldsOf = (req: IncomingMessage, res: ServerResponse, more: { responseTime?: number }) => ({
  method: req.method, path: pathOf(req), status: res.statusCode, ms: more.responseTime,
});

/** One line a request: request id, method, path, status, milliseconds. Lines of `req.log` carry the same id. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: withoutValues },
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'id' },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    customSuccessObject: fieldsOf,
    customErrorObject: (req, res, _error, more: { responseTime?: number }) => fieldsOf(req, res, more),
    autoLogging: { ignore: (req) => pathOf(req).startsWith('/health/') },
  });
}
