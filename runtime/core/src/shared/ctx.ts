import type { Actor, OrgView } from '../org/types';
import type { Instant, JsonObject } from './json';

/** Working-time arithmetic of the county (节假日 and 调休). Durations are ISO 8601; `wd` days are working days. */
export interface Calendar {
  /** `from` plus an ISO 8601 duration (`PT30M`, `P7D`) or working days (`P2WD`), in the county's time zone */
  add(from: Instant, duration: string): Instant;
  /** local calendar date `YYYY-MM-DD` of an instant */
  dateOf(at: Instant): string;
}

/** Everything a decision needs from outside. Core has no clock, no chance and no I/O. */
export interface Ctx {
  readonly now: Instant;
  readonly actor: Actor;
  /** stable id for `key`: hash(command id, key). Never depends on call order. */
  newId(key: string): string;
  readonly org: OrgView;
  readonly calendar: Calendar;
  /** the pack's parameter values for this county */
  readonly params: JsonObject;
}
