import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../shared/json';
import { FeelDate, FeelDateTime, FeelTime } from './temporal';
import { offsetZone } from './zone';

/** An instant as it is read on a clock of a zone; as JSON it stays the instant it was. */
export function momentOf(instant: Instant, zone: string): FeelDateTime | null {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const time = new FeelTime(local.hour * 3600 + local.minute * 60 + local.second, local.millisecond * 1e6, offsetZone(local.offsetNanoseconds / 1e9));
  return new FeelDateTime(new FeelDate(local.year, local.month, local.day), time, instant);
}
