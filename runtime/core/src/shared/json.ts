/** JSON values: the only thing that may stand in a pack, a state, an event or a record. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** ISO 8601 in UTC with milliseconds, e.g. `2026-11-24T03:00:00.000Z`. */
export type Instant = string;
