import type { Run } from '../run';
import { dayNumber, dayOf } from './civil';
import { FeelRange } from './range';
import { FeelDate } from './temporal';
import { isList, type FeelValue } from './value';

/** Whole steps from one end to the other, upwards or downwards. */
function steps(from: number, to: number, run: Run): number[] {
  const count = Math.floor(Math.abs(to - from)) + 1;
  run.spend(count);
  const step = to < from ? -1 : 1;
  return Array.from({ length: count }, (_none, index) => from + index * step);
}

/** `from..to` of a loop; null for ends that have no steps between them. */
export function rangeItems(from: FeelValue, to: FeelValue, run: Run): readonly FeelValue[] | null {
  if (typeof from === 'number' && typeof to === 'number') return steps(from, to, run);
  if (from instanceof FeelDate && to instanceof FeelDate) return steps(dayNumber(from), dayNumber(to), run).map((day) => FeelDate.of(dayOf(day)));
  return null;
}

function itemsOfRange(range: FeelRange, run: Run): readonly FeelValue[] | null {
  const items = rangeItems(range.start, range.end, run);
  return items && items.slice(range.startIncluded ? 0 : 1, range.endIncluded ? undefined : -1);
}

/** What a loop goes over: a list, or a range that can be counted. */
export function itemsOf(value: FeelValue, run: Run): readonly FeelValue[] | null {
  if (value instanceof FeelRange) return itemsOfRange(value, run);
  return isList(value) ? value : null;
}
