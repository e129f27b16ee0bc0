/** Arithmetic (DMN 1.3 §10.3.2.9, tables 50–56). What has no meaning is null. */
import type { Run } from '../run';
import { addMonths, dayNumber, dayOf, MAX_YEAR } from './civil';
import { DayTimeDuration, YearMonthDuration } from './duration';
import { FeelDate, FeelDateTime, FeelTime, isTemporal, midnight } from './temporal';
import type { FeelValue } from './value';

/** FEEL's numbers are decimal: 0.1 + 0.2 is 0.3. Whole numbers are exact anyway; others are kept to the 15 digits that a double holds for sure. */
export const decimal = (value: number): number | null => (Number.isInteger(value) ? value : Number.isFinite(value) ? Number(value.toPrecision(15)) : null);

const dateAt = (day: number): FeelDate | null => {
  const date = dayOf(day);
  return Math.abs(date.year) > MAX_YEAR ? null : FeelDate.of(date);
};

function shiftMoment(at: FeelDateTime, seconds: number, nanos: number): FeelDateTime | null {
  const allNanos = at.time.nanos + nanos;
  const total = at.time.second + seconds + Math.floor(allNanos / 1e9);
  const days = Math.floor(total / 86_400);
  const date = dateAt(dayNumber(at.date) + days);
  return date && new FeelDateTime(date, new FeelTime(total - days * 86_400, ((allNanos % 1e9) + 1e9) % 1e9, at.time.zone));
}

function shiftMonths(date: FeelDate, months: number): FeelDate | null {
  const moved = addMonths(date, months);
  return Math.abs(moved.year) > MAX_YEAR ? null : FeelDate.of(moved);
}

function shift(at: FeelValue, by: FeelValue, sign: 1 | -1): FeelValue {
  if (by instanceof YearMonthDuration) {
    if (at instanceof FeelDate) return shiftMonths(at, sign * by.months);
    if (!(at instanceof FeelDateTime)) return null;
    const date = shiftMonths(at.date, sign * by.months);
    return date && new FeelDateTime(date, at.time);
  }
  if (!(by instanceof DayTimeDuration)) return null;
  const [seconds, nanos] = [sign * by.seconds, sign * by.nanos];
  if (at instanceof FeelDateTime) return shiftMoment(at, seconds, nanos);
  if (at instanceof FeelDate) return shiftMoment(midnight(at), seconds, nanos)?.date ?? null;
  return at instanceof FeelTime ? (shiftMoment(new FeelDateTime(new FeelDate(1970, 1, 1), at), seconds, nanos)?.time ?? null) : null;
}

const monthsOf = (months: number): YearMonthDuration | null => (Number.isSafeInteger(months) ? new YearMonthDuration(months) : null);

function addRich(a: FeelValue, b: FeelValue): FeelValue {
  if (a instanceof DayTimeDuration && b instanceof DayTimeDuration) return Number.isSafeInteger(a.seconds + b.seconds) ? DayTimeDuration.of(a.seconds + b.seconds, a.nanos + b.nanos) : null;
  if (a instanceof YearMonthDuration && b instanceof YearMonthDuration) return monthsOf(a.months + b.months);
  return isTemporal(a) ? shift(a, b, 1) : isTemporal(b) ? shift(b, a, 1) : null;
}

export function add(a: FeelValue, b: FeelValue, run: Run): FeelValue {
  if (typeof a === 'number') return typeof b === 'number' ? decimal(a + b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? run.write(a + b) : null;
  return addRich(a, b);
}

/** The time between two moments; a date counts from its midnight in UTC. One with a zone and one without have none. */
function between(a: FeelDateTime | FeelDate, b: FeelDateTime | FeelDate): FeelValue {
  const [left, right] = [a, b].map((one) => (one instanceof FeelDate ? midnight(one, 'Z') : one));
  if (!left || !right || (left.time.zone === undefined) !== (right.time.zone === undefined)) return null;
  const [from, to] = [right.utc(), left.utc()];
  return DayTimeDuration.of((to.day - from.day) * 86_400 + to.second - from.second, left.time.nanos - right.time.nanos);
}

function subtractTimes(a: FeelTime, b: FeelTime): FeelValue {
  if ((a.zone === undefined) !== (b.zone === undefined)) return null;
  return DayTimeDuration.of(a.utcSecond() - b.utcSecond(), a.nanos - b.nanos);
}

export function subtract(a: FeelValue, b: FeelValue): FeelValue {
  if (typeof a === 'number') return typeof b === 'number' ? decimal(a - b) : null;
  if (a instanceof FeelTime && b instanceof FeelTime) return subtractTimes(a, b);
  if ((a instanceof FeelDate || a instanceof FeelDateTime) && (b instanceof FeelDate || b instanceof FeelDateTime)) return between(a, b);
  if (isTemporal(a)) return shift(a, b, -1);
  const other = negate(b);
  return typeof b === 'object' && !isTemporal(b) ? addRich(a, other) : null;
}

export function negate(value: FeelValue): FeelValue {
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  if (value instanceof DayTimeDuration) return DayTimeDuration.of(-value.seconds, -value.nanos);
  return value instanceof YearMonthDuration ? new YearMonthDuration(-value.months + 0) : null;
}

function scaled(value: FeelValue, factor: number): FeelValue {
  if (value instanceof DayTimeDuration) return DayTimeDuration.ofSeconds(value.total() * factor);
  return value instanceof YearMonthDuration ? monthsOf(Math.trunc(value.months * factor) + 0) : null;
}

export function multiply(a: FeelValue, b: FeelValue): FeelValue {
  if (typeof a === 'number') return typeof b === 'number' ? decimal(a * b) : scaled(b, a);
  return typeof b === 'number' ? scaled(a, b) : null;
}

export function divide(a: FeelValue, b: FeelValue): FeelValue {
  if (typeof b === 'number') return b === 0 ? null : typeof a === 'number' ? decimal(a / b) : scaled(a, 1 / b);
  if (a instanceof DayTimeDuration && b instanceof DayTimeDuration) return b.total() === 0 ? null : decimal(a.total() / b.total());
  if (a instanceof YearMonthDuration && b instanceof YearMonthDuration) return b.months === 0 ? null : decimal(a.months / b.months);
  return null;
}

export const power = (a: FeelValue, b: FeelValue): FeelValue => (typeof a === 'number' && typeof b === 'number' ? decimal(a ** b) : null);
