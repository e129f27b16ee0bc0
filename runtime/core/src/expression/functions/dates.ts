import { dayNumber, weekOfYear, weekday } from '../values/civil';
import { YearMonthDuration, type DayTimeDuration } from '../values/duration';
import { dateFrom, parseDate, parseDateTime, parseDuration, parseTime } from '../values/parse';
import { FeelDate, FeelDateTime, FeelTime } from '../values/temporal';
import { isZone, offsetZone } from '../values/zone';
import { isList, type FeelValue } from '../values/value';
import { define, overloaded, type Group } from './define';

/** What reading a text with a time zone costs. */
const READING = 20;

function toDate(from: FeelValue): FeelValue {
  if (typeof from === 'string') return parseDate(from) ?? null;
  return from instanceof FeelDateTime ? from.date : from instanceof FeelDate ? from : null;
}

function toTime(from: FeelValue): FeelValue {
  if (typeof from === 'string') return parseTime(from) ?? null;
  if (from instanceof FeelDateTime) return from.time;
  return from instanceof FeelDate ? new FeelTime(0, 0, 'Z') : from instanceof FeelTime ? from : null;
}

function toDateTime(from: FeelValue): FeelValue {
  if (typeof from === 'string') return parseDateTime(from) ?? null;
  return from instanceof FeelDateTime ? from : null;
}

function timeOf(hour: number, minute: number, second: number, offset: DayTimeDuration | undefined): FeelValue {
  const whole = Math.floor(second);
  if (![hour, minute].every(Number.isInteger) || hour < 0 || hour > 23 || minute < 0 || minute > 59 || whole < 0 || whole > 59) return null;
  const zone = offset && offsetZone(offset.seconds);
  if (zone !== undefined && !isZone(zone)) return null;
  return new FeelTime(hour * 3600 + minute * 60 + whole, Math.round((second - whole) * 1e9), zone);
}

const combined = (date: FeelValue, time: FeelTime): FeelValue => (date instanceof FeelDate ? new FeelDateTime(date, time) : date instanceof FeelDateTime ? new FeelDateTime(date.date, time) : null);

/** A date or the date of a moment. */
const dayIn = (value: FeelValue): FeelDate | undefined => (value instanceof FeelDate ? value : value instanceof FeelDateTime ? value.date : isList(value) && value.length === 1 ? dayIn(value[0] ?? null) : undefined);

/** Whole months between two days; a part of a month does not count. */
function monthsBetween(from: FeelDate, to: FeelDate): YearMonthDuration {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const [isLater, short] = [months > 0, to.day - from.day];
  return new YearMonthDuration(months + (isLater && short < 0 ? -1 : months < 0 && short > 0 ? 1 : 0));
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const ofDay = (body: (day: FeelDate) => FeelValue) => define([['date', 'any']], (_run, value) => {
  const day = dayIn(value);
  return day ? body(day) : null;
});

export const dates: Group = {
  date: overloaded(
    define([['from', 'any']], (_run, from) => toDate(from)),
    define([['year', 'number'], ['month', 'number'], ['day', 'number']], (_run, year, month, day) => dateFrom(year, month, day) ?? null),
  ),
  time: overloaded(
    define([['from', 'any']], (run, from) => (run.spend(READING), toTime(from))),
    define([['hour', 'number'], ['minute', 'number'], ['second', 'number'], ['offset', 'days and time duration?']], (_run, hour, minute, second, offset) => timeOf(hour, minute, second, offset)),
  ),
  'date and time': overloaded(
    define([['from', 'any']], (run, from) => (run.spend(READING), toDateTime(from))),
    define([['date', 'any'], ['time', 'time']], (_run, date, time) => combined(date, time)),
  ),
  duration: define([['from', 'string']], (_run, from) => parseDuration(from) ?? null),
  'years and months duration': define([['from', 'any'], ['to', 'any']], (_run, from, to) => {
    const [start, end] = [dayIn(from), dayIn(to)];
    return start && end ? monthsBetween(start, end) : null;
  }),
  'day of year': ofDay((day) => dayNumber(day) - dayNumber({ year: day.year, month: 1, day: 1 }) + 1),
  'day of week': ofDay((day) => WEEKDAYS[weekday(dayNumber(day)) - 1] ?? null),
  'month of year': ofDay((day) => MONTHS[day.month - 1] ?? null),
  'week of year': ofDay((day) => weekOfYear(dayNumber(day))),
};
