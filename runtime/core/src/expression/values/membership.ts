import { feelCompare, feelEquals, type Meter } from './order';
import { FeelRange } from './range';
import { isList, type FeelValue } from './value';

const within = (order: number | null, included: boolean): boolean | null => (order === null ? null : order > 0 || (included && order === 0));

/** Does a value lie in a range? Null when it cannot be compared with an end. */
export function includes(range: FeelRange, value: FeelValue): boolean | null {
  if (range.start === null && range.end === null) return null;
  const after = range.start === null ? true : within(feelCompare(value, range.start), range.startIncluded);
  const before = range.end === null ? true : within(feelCompare(range.end, value), range.endIncluded);
  return after === null || before === null ? null : after && before;
}

/** `value in test`: in a range, equal to a value, or either with an item of a list. */
export function isIn(value: FeelValue, test: FeelValue, meter: Meter): boolean | null {
  if (test instanceof FeelRange && !(value instanceof FeelRange)) return includes(test, value);
  if (!isList(test)) return feelEquals(value, test, meter);
  if (isList(value) && feelEquals(value, test, meter) === true) return true;
  meter(test.length);
  return test.some((item) => (item instanceof FeelRange && !(value instanceof FeelRange) ? includes(item, value) : feelEquals(value, item, meter)) === true);
}
