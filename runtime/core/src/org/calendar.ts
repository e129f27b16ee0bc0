import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../shared/ctx';

export interface CalendarSpec {
  /** IANA zone, default Asia/Shanghai */
  readonly timeZone?: string;
  /** 节假日: local dates that are no working days */
  readonly holidays?: readonly string[];
  /** 调休: local dates that are working days though on a weekend */
  readonly workdays?: readonly string[];
}

/** Monday to Friday, less holidays, plus make-up days. `PnWD` keeps the time of day; ISO durations run on the wall clock. */
export function workingCalendar(spec: CalendarSpec = {}): Calendar {
  const zone = spec.timeZone ?? 'Asia/Shanghai';
  const [holidays, workdays] = [new Set(spec.holidays), new Set(spec.workdays)];
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const isWorking = (day: Temporal.PlainDate) => workdays.has(day.toString()) || (day.dayOfWeek <= 5 && !holidays.has(day.toString()));
  const addWorkingDays = (from: Temporal.ZonedDateTime, count: number): Temporal.ZonedDateTime => {
    let [at, left] = [from, count];
    while (left > 0) {
      at = at.add({ days: 1 });
      if (isWorking(at.toPlainDate())) left -= 1;
    }
    return at;
  };
  return {
    add: (from, duration) => {
      const working = /^P(\d{1,4})WD$/.exec(duration);
      const at = working ? addWorkingDays(local(from), Number(working[1])) : local(from).add(Temporal.Duration.from(duration));
      return at.toInstant().toString({ smallestUnit: 'millisecond' });
    },
    dateOf: (at) => local(at).toPlainDate().toString(),
  };
}
