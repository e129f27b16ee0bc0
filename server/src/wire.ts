/** From a connection to everything slices are made from. Called by `cli` and tests; a second call on the same database is a second server. */
import type { Connection } from './platform/db/index';
import type { Logger } from 'pino';
import { changesOf } from './platform/changes/index';
import type { Clock, Deps, Keys } from './platform/deps';
import { orgSource } from './platform/org/index';
import { packSource } from './resources/packs/index';

export const systemClock: Clock = { now: () => new Date().toISOString() };

export interface Parts {
  readonly db: Connection;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly log: Logger;
}
export function wire(parts: Parts): Deps {
  const org = orgSource(parts.db, parts.clock);
  return { ...parts, org, packs: packSource({ ...parts, org }), changes: changesOf(parts.db, org) };
}
