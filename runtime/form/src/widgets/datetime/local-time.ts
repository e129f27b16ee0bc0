/** Moments as the mainland's clocks show them: one zone, UTC+8, no summer time. */
const OFFSET_HOURS = 8;
const OFFSET = '+08:00';

/** What a `datetime-local` input shows for a stored moment; '' when it is none. */
export function toLocal(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) || !/(Z|[+-]\d\d:\d\d)$/.test(instant) ? '' : new Date(at + OFFSET_HOURS * 3_600_000).toISOString().slice(0, 16);
}

/** The moment to store for what such an input holds. */
export const fromLocal = (local: string): string => `${local.slice(0, 16)}:00${OFFSET}`;
