import type { Instant } from '../shared/json';

/** 5 s, 10 s, 20 s … about ten minutes in all: whom a message is for may only be about to wait for it. */
const FIRST_MS = 5_000;
const MOST_ATTEMPTS = 8;

/** When an effect that has failed so often is tried again; undefined: it is given up. */
export const againAt = (now: Instant, attempts: number): Instant | undefined =>
  attempts < MOST_ATTEMPTS ? new Date(Date.parse(now) + FIRST_MS * 2 ** (attempts - 1)).toISOString() : undefined;
