import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../shared/ctx';
import { zoneOffset } from './zone-offset';

export interface CalendarSpec {
  /** IANA zone, default Asia/Shanghai */
  readonly timeZone?: string;
  /** 节假日: local dates that are no working days */
  readonly holidays?: readonly string[];
  /** 调休: local dates that are working days though on a weekend */
  readonly workdays?: readonly string[];
}

const DAY = 86_400_000;
const MOST_KNOWN = 500;
/** Durations of a fixed length on the wall clock: weeks, days, hours, minutes, seconds. */
const FIXED = /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;
const WORKING = /^P(\d{1,4})WD$/;

interface Fixed { /** days on the calendar */ readonly days: number; /** exact time after them */ readonly ms: number }
const fixedOf = (duration: string): Fixed | undefined => {
  const [whole, ...parts] = FIXED.exec(duration) ?? [];
  if (whole === undefined) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
};

/** Monday to Friday, less holidays, plus make-up days. `PnWD` keeps the time of day; ISO durations run on the wall clock. */
export function workingCalendar(spec: CalendarSpec = {}): Calendar {
  const zone = spec.timeZone ?? 'Asia/Shanghai';
  const [holidays, workdays] = [new Set(spec.holidays), new Set(spec.workdays)];
  const offsetAt = zoneOffset(zone);
  const durations = new Map<string, Fixed | undefined>();
  /** Read once: a model asks for the same few again and again. */
  const lengthOf = (duration: string): Fixed | undefined => {
    if (durations.has(duration)) return durations.get(duration);
    if (durations.size >= MOST_KNOWN) durations.clear();
    const fixed = fixedOf(duration);
    durations.set(duration, fixed);
    return fixed;
  };
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const dateAt = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
  const isWorking = (wall: number): boolean => {
    const [date, weekday] = [dateAt(wall), new Date(wall).getUTCDay()];
    return workdays.has(date) || (weekday >= 1 && weekday <= 5 && !holidays.has(date));
  };
  const workingDaysFrom = (wall: number, count: number): number => {
    let [days, left] = [0, count];
    while (left > 0) {
      days += 1;
      if (isWorking(wall + days * DAY)) left -= 1;
    }
    return days;
  };
  const workingLength = (epoch: number, duration: string): Fixed | undefined => {
    const working = WORKING.exec(duration);
    return working ? { days: workingDaysFrom(epoch + offsetAt(epoch), Number(working[1])), ms: 0 } : undefined;
  };
  /** So many days later at the same time of day; undefined: the clocks were changed on the way, which is for the library to say. */
  const daysLater = (epoch: number, days: number): number | undefined => {
    const [offset, at] = [offsetAt(epoch), epoch + days * DAY];
    return offsetAt(at) === offset ? at : undefined;
  };
  const exactly = (from: string, days: number, ms: number): string =>
    local(from).add({ days, milliseconds: ms }).toInstant().toString({ smallestUnit: 'millisecond' });
  return {
    add: (from, duration) => {
      const epoch = Date.parse(from);
      const fixed = lengthOf(duration) ?? workingLength(epoch, duration);
      if (!fixed) return local(from).add(Temporal.Duration.from(duration)).toInstant().toString({ smallestUnit: 'millisecond' });
      const at = daysLater(epoch, fixed.days);
      return at === undefined ? exactly(from, fixed.days, fixed.ms) : new Date(at + fixed.ms).toISOString();
    },
    dateOf: (at) => dateAt(Date.parse(at) + offsetAt(Date.parse(at))),
  };
}
