import { pino } from 'pino';

/** For hosts that nobody watches. */
export const SILENT = pino({ level: 'silent' });
