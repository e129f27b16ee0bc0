import type { Fact } from './fact';
import type { IndicatorDef } from './format';

/**
 * Numbers are added up as whole ten-thousandths, so that the order in which they came, and what was taken out again, leaves nothing behind;
 * exact up to 9·10^11.
 */
export const tenThousandths = (value: number): number => Math.round(Number((value * 10_000).toPrecision(15)));
/** What a sum of wholes is as a figure: two decimals. */
export const ofTenThousandths = (whole: number): number => rounded(whole / 10_000);

const rounded = (value: number): number => Math.round(Number((value * 100).toPrecision(15))) / 100;

interface Value { readonly value: number; /** how often it is there */ readonly n: number }
function valueAt(sorted: readonly Value[], place: number): number {
  let before = 0;
  for (const { value, n } of sorted) {
    before += n;
    if (before > place) return value;
  }
  return 0;
}
/** The median of values in any order; null of none. */
export function medianIn(values: readonly Value[]): number | null {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const all = sorted.reduce((sum, { n }) => sum + n, 0);
  return all === 0 ? null : rounded((valueAt(sorted, Math.floor((all - 1) / 2)) + valueAt(sorted, Math.floor(all / 2))) / 2);
}
const medianOf = (values: readonly number[]): number | null => medianIn(values.map((value) => ({ value, n: 1 })));

/** One cell: the figure over its facts. No facts: 0, and null for a median (there is none) and for what is made of other figures. */
export function aggregate({ aggregate: how }: Pick<IndicatorDef, 'aggregate'>, facts: readonly Pick<Fact, 'key' | 'value'>[]): number | null {
  switch (how) {
    case 'count':
      return facts.length;
    case 'sum':
      return ofTenThousandths(facts.reduce((sum, fact) => sum + tenThousandths(fact.value), 0));
    case 'distinct':
      return new Set(facts.map((fact) => fact.key)).size;
    case 'median':
      return medianOf(facts.map((fact) => fact.value));
    case 'ratio':
    case 'rate':
      return null;
  }
}

export interface Shared { readonly value: number | null; readonly reason?: 'noDenominator' | 'noFacts' }

/** Part of a whole, times the indicator's factor. Of nothing there is no share, and that is said instead of 0 or 100. */
export function shareOf({ factor = 1 }: Pick<IndicatorDef, 'factor'>, part: number | null, whole: number | null): Shared {
  if (whole === null || whole === 0) return { value: null, reason: 'noDenominator' };
  return part === null ? { value: null, reason: 'noFacts' } : { value: rounded((part / whole) * factor) };
}
