/**
 * Structured logs (JSON lines, pino) without personal data: no bodies, no query texts, no names. Ids and route patterns may stand
 * in a line. Made once by `main.ts`; handed on in `deps.log`.
 */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import pino, { type DestinationStream, type Logger } from 'pino';

export type { DestinationStream };

const REDACT = ['password', 'passwordHash', 'token', 'cookie', 'data', 'body', 'files', 'req.headers', 'res.headers', '*.password', '*.cookie', '*.data', '*.body'];

export function makeLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: REDACT, censor: '[removed]' } };
  return destination ? pino(options, destination) : pino(options);
}

const FILE_LIMIT = 50 * 1024 * 1024;
/** A file of lines, kept over starts; a big one is put aside first. */
export function logFile(file: string): DestinationStream {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > FILE_LIMIT) renameSync(file, `${file}.old`);
  return pino.destination({ dest: file, mkdir: true, sync: false });
}
