/** Equality and order (DMN 1.3 §10.3.2.13). Null = cannot be compared. */
import { dayNumber } from './civil';
import { DayTimeDuration, YearMonthDuration } from './duration';
import { parseDate, parseDateTime, parseDuration, parseTime } from './parse';
import { FeelRange, FeelTest } from './range';
import { FeelDate, FeelDateTime, FeelTime, midnight } from './temporal';
import { isContext, isList, Rich, type FeelContext, type FeelValue } from './value';

/** Counts what a comparison of lists and contexts costs. */
export type Meter = (steps: number) => void;
const free: Meter = () => undefined;

const sign = (difference: number): number => (difference < 0 ? -1 : difference > 0 ? 1 : 0);

/** JSON has no dates: beside a date, time or duration a text is read as one. */
function read(text: string, like: Rich): Rich | undefined {
  switch (like.kind) {
    case 'date': return parseDate(text) ?? parseDateTime(text);
    case 'time': return parseTime(text);
    case 'date and time': return parseDateTime(text);
    case 'days and time duration': case 'years and months duration': return parseDuration(text);
    default: return undefined;
  }
}

/** Times are told apart to the millisecond, as a clock of the host has it. */
const millis = (time: FeelTime): number => Math.floor(time.nanos / 1e6);

function compareTimes(a: FeelTime, b: FeelTime): number | null {
  if ((a.zone === undefined) !== (b.zone === undefined)) return null;
  return sign(a.utcSecond() - b.utcSecond()) || sign(millis(a) - millis(b));
}

function compareMoments(a: FeelDateTime, b: FeelDateTime): number {
  const [left, right] = [a.utc(), b.utc()];
  return sign(left.day - right.day) || sign(left.second - right.second) || sign(millis(a.time) - millis(b.time));
}

const compareDateTimes = (a: FeelDateTime, b: FeelDateTime): number | null => ((a.time.zone === undefined) === (b.time.zone === undefined) ? compareMoments(a, b) : null);

function compareRich(a: FeelValue, b: FeelValue): number | null {
  if (a instanceof FeelDate && b instanceof FeelDate) return sign(dayNumber(a) - dayNumber(b));
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return compareDateTimes(a, b);
  if (a instanceof FeelTime && b instanceof FeelTime) return compareTimes(a, b);
  if (a instanceof DayTimeDuration && b instanceof DayTimeDuration) return sign(a.seconds - b.seconds) || sign(a.nanos - b.nanos);
  if (a instanceof YearMonthDuration && b instanceof YearMonthDuration) return sign(a.months - b.months);
  return null;
}

/** A text beside a moment: a day alone counts from its midnight, in UTC. */
function compareTexts(a: FeelValue, b: FeelValue): number | null {
  const [left, right] = [typeof a === 'string' && b instanceof Rich ? read(a, b) : a, typeof b === 'string' && a instanceof Rich ? read(b, a) : b];
  if (left === undefined || right === undefined) return null;
  const moment = (value: FeelValue): FeelValue => (value instanceof FeelDate ? midnight(value) : value);
  const [from, to] = left instanceof Rich && right instanceof Rich && left.kind !== right.kind ? [moment(left), moment(right)] : [left, right];
  return from instanceof FeelDateTime && to instanceof FeelDateTime ? compareMoments(from, to) : compareRich(from, to);
}

/** -1, 0 or 1; null when the two are of kinds without an order between them. */
export function feelCompare(a: FeelValue, b: FeelValue): number | null {
  if (typeof a === 'number') return typeof b === 'number' ? sign(a - b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : b instanceof Rich ? compareTexts(a, b) : null;
  if (!(a instanceof Rich)) return null;
  return typeof b === 'string' ? compareTexts(a, b) : compareRich(a, b);
}

const single = (value: FeelValue): FeelValue => (isList(value) && value.length === 1 ? (value[0] ?? null) : value);

function equalLists(a: readonly FeelValue[], b: readonly FeelValue[], meter: Meter): boolean | null {
  if (a.length !== b.length) return false;
  meter(a.length);
  return a.every((entry, index) => feelEquals(entry, b[index] ?? null, meter) === true);
}

function equalContexts(a: FeelContext, b: FeelContext, meter: Meter): boolean {
  const keys = Object.keys(a);
  meter(keys.length);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && feelEquals(a[key] ?? null, b[key] ?? null, meter) === true);
}

const sameRange = (a: FeelRange, b: FeelRange): boolean =>
  a.startIncluded === b.startIncluded && a.endIncluded === b.endIncluded && feelEquals(a.start, b.start) === true && feelEquals(a.end, b.end) === true;

function equalRich(a: FeelValue, b: FeelValue): boolean | null {
  if (a instanceof FeelRange && b instanceof FeelRange) return sameRange(a, b);
  if (a instanceof FeelTest && b instanceof FeelTest) return a.operator === b.operator && feelEquals(a.wanted, b.wanted) === true;
  if (a === b) return true;
  const order = feelCompare(a, b);
  if (order !== null) return order === 0;
  return a instanceof Rich && b instanceof Rich && a.kind === b.kind ? false : null;
}

/** True, false, or null for two of different kinds; null equals null only. A list of one is its item. */
export function feelEquals(a: FeelValue, b: FeelValue, meter: Meter = free): boolean | null {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a !== 'object' && typeof a === typeof b) return false;
  if (isList(a) && isList(b)) return equalLists(a, b, meter);
  const [left, right] = [single(a), single(b)];
  if (left !== a || right !== b) return feelEquals(left, right, meter);
  if (isContext(a) && isContext(b)) return equalContexts(a, b, meter);
  return equalRich(a, b);
}
