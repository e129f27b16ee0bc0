import { feelCompare, feelEquals, type Meter } from './order';
import { FeelRange, FeelTest } from './range';
import { isList, type FeelValue } from './value';

const within = (order: number | null, included: boolean): boolean | null => (order === null ? null : order > 0 || (included && order === 0));

/** Does a value lie in a range? Null when it cannot be compared with an end. */
export function includes(range: FeelRange, value: FeelValue): boolean | null {
  if (range.start === null && range.end === null) return null;
  const after = range.start === null ? true : within(feelCompare(value, range.start), range.startIncluded);
  const before = range.end === null ? true : within(feelCompare(range.end, value), range.endIncluded);
  return after === null || before === null ? null : after && before;
}

/** Does a value pass a test that is one by its kind? Undefined for a test that is a plain value. */
export function passes(value: FeelValue, test: FeelValue, meter: Meter): boolean | null | undefined {
  if (test instanceof FeelRange) return value instanceof FeelRange ? feelEquals(value, test) : includes(test, value);
  if (!(test instanceof FeelTest)) return undefined;
  const same = feelEquals(value, test.wanted, meter);
  return test.operator === '=' || same === null ? same : !same;
}

/** `value in test`: in a range, equal to a value, or either with an item of a list. */
export function isIn(value: FeelValue, test: FeelValue, meter: Meter): boolean | null {
  const passed = passes(value, test, meter);
  if (passed !== undefined) return passed;
  if (!isList(test)) return feelEquals(value, test, meter) ?? false;
  if (isList(value) && feelEquals(value, test, meter) === true) return true;
  meter(test.length);
  return test.some((item) => (passes(value, item, meter) ?? feelEquals(value, item, meter)) === true);
}
