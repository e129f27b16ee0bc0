/** Moments as the clocks of a county show them, and back. A moment is stored as an instant with its offset, never as what a clock says. */
import { Temporal } from 'temporal-polyfill';

const ZONE = 'Asia/Shanghai';
const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;

export const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));

/**
 * Date and time of day, with seconds where there are some; undefined for what is no instant.
 * @example wallClock('2026-11-20T01:30:00Z') // '2026-11-20T09:30'
 */
export function wallClock(instant: string, timeZone = ZONE): string | undefined {
  if (!isInstant(instant)) return undefined;
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return wall.toString({ smallestUnit: wall.second === 0 ? 'minute' : 'second' });
}

/**
 * The instant to store for what a clock shows; undefined for a day or time of day that does not exist.
 * @example instantAt('2026-11-20T09:30') // '2026-11-20T09:30:00+08:00'
 */
export function instantAt(wall: string, timeZone = ZONE): string | undefined {
  if (!WALL.test(wall)) return undefined;
  try {
    const at = Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
    return `${at.toString({ smallestUnit: 'second' })}${at.toZonedDateTime(timeZone).offset}`;
  } catch {
    return undefined;
  }
}
