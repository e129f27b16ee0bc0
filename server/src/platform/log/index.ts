/**
 * Structured logs (JSON lines, pino) without personal data: no bodies, no query texts, no names. Ids and route patterns may stand
 * in a line. Made once by `main.ts`; handed on in `deps.log`.
 */
import pino, { type DestinationStream, type Logger } from 'pino';

const REDACT = ['password', 'passwordHash', 'token', 'cookie', 'data', 'body', 'files', 'req.headers', 'res.headers', '*.password', '*.cookie', '*.data', '*.body'];

export function makeLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: REDACT, censor: '[removed]' } };
  return destination ? pino(options, destination) : pino(options);
}
