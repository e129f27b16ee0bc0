import type { Instant } from '@liandong/core/run';

/** How long a session lives unused, and at all; how many wrong passwords lock a name, and how long. */
export const IDLE_HOURS = 12;
export const LIFE_DAYS = 7;
export const LOCK_AFTER = 5;
export const LOCK_MINUTES = 15;
/** `seenAt` is written at most this often */
export const SEEN_MINUTES = 5;

interface Span {
  readonly hours?: number;
  readonly minutes?: number;
}
const ms = ({ hours = 0, minutes = 0 }: Span): number => (hours * 60 + minutes) * 60_000;
export const later = (from: Instant, span: Span): Instant => new Date(Date.parse(from) + ms(span)).toISOString();
export const earlier = (from: Instant, span: Span): Instant => new Date(Date.parse(from) - ms(span)).toISOString();
