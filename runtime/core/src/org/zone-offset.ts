/** How far a time zone's clocks are from UTC, in milliseconds, at an instant. Clocks change at quarters of an hour only, so the answer is kept for each. */
import { Temporal } from 'temporal-polyfill';

const QUARTER = 900_000;
const MOST_KNOWN = 20_000;

export function zoneOffset(zone: string): (epoch: number) => number {
  const known = new Map<number, number>();
  return (epoch) => {
    const quarter = Math.floor(epoch / QUARTER);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    if (known.size >= MOST_KNOWN) known.clear();
    const offset = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
    known.set(quarter, offset);
    return offset;
  };
}
