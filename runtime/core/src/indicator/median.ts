/** Medians. Of values as whole ten-thousandths, so that what is counted bit by bit gives what all of it gives at once. */
import { ofTenThousandths } from './wholes';

interface Value { readonly value: number; /** how often it is there */ readonly n: number }

function valueAt(sorted: readonly Value[], place: number): number {
  let before = 0;
  for (const { value, n } of sorted) {
    before += n;
    if (before > place) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}
const inOrder = (values: readonly Value[]): Value[] => values.filter(({ n }) => n > 0).sort((a, b) => a.value - b.value);
const sizeOf = (values: readonly Value[]): number => values.reduce((sum, { n }) => sum + n, 0);
/** The places of the two in the middle, or twice of the one. */
const middle = (all: number): readonly [number, number] => [Math.floor((all - 1) / 2), Math.floor(all / 2)];

/** The median of values in any order; null of none. Of some in the middle: how many there are in `all`, and how many lie `before` these. */
export function medianIn(values: readonly Value[], { before, all }: { readonly before: number; readonly all: number } = { before: 0, all: sizeOf(values) }): number | null {
  const sorted = inOrder(values);
  const [low, high] = middle(all);
  return all === 0 ? null : ofTenThousandths((valueAt(sorted, low - before) + valueAt(sorted, high - before)) / 2);
}

/** The round number (two digits) up to which a value is cut: values of one bucket are kept together. Greater values are never in a lower one. */
export function bucketOf(value: number): number {
  const unit = 10 ** Math.max(0, Math.abs(value).toFixed(0).length - 2);
  return Math.trunc(value / unit) * unit + 0;
}

/** Which of some buckets hold the middle, how many values lie before them, and how many there are. */
export function middleOf(buckets: readonly Value[]): { readonly buckets: readonly number[]; readonly before: number; readonly all: number } {
  const [sorted, all] = [inOrder(buckets), sizeOf(buckets)];
  const [low, high] = middle(all);
  const held = all === 0 ? [] : [...new Set([valueAt(sorted, low), valueAt(sorted, high)])];
  return { buckets: held, all, before: sizeOf(sorted.filter(({ value }) => value < (held[0] ?? 0))) };
}
