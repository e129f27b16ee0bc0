/** JSON values: the only thing that may stand in a pack, a state, an event or a record. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** ISO 8601 in UTC with milliseconds, e.g. `2026-11-24T03:00:00.000Z`. */
export type Instant = string;
export const INSTANT_PATTERN = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?(Z|[+-]\\d{2}:\\d{2})$';
