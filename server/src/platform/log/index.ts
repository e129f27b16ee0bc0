/**
 * Structured logs (JSON lines, pino) without personal data: no bodies, no query texts, no names. Ids and route patterns may stand
 * in a line. Made once by `main.ts`; handed on in `deps.log`.
 */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import pino, { type DestinationStream, type Logger } from 'pino';

export type { DestinationStream };

const REDACT = ['password', 'passwordHash', 'token', 'cookie', 'data', 'body', 'files', 'req.headers', 'res.headers', '*.password', '*.cookie', '*.data', '*.body'];

/** Messages of the database quote the values they are about: of those errors only name, code and place are kept. */
const QUOTING = /^(Mongo|Mongoose|Cast|Validation|Validator|Strict|BSON)/;
export const withoutValues = (error: unknown): unknown => {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).map((line) => line.trim());
  return { name: error.name, ...('code' in error ? { code: error.code } : {}), ...(QUOTING.test(error.name) ? {} : { message: error.message }), stack: places };
};

export function makeLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutValues }, redact: { paths: REDACT, censor: '[removed]' } };
  return destination ? pino(options, destination) : pino(options);
}

const FILE_LIMIT = 50 * 1024 * 1024;
/** A file of lines, kept over starts; a big one is put aside first. */
export function logFile(file: string): DestinationStream {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > FILE_LIMIT) renameSync(file, `${file}.old`);
  return pino.destination({ dest: file, mkdir: true, sync: false });
}
