import type { Fact } from './fact';
import type { IndicatorDef } from './format';
import { medianIn } from './median';
import { ofTenThousandths, rounded, tenThousandths } from './wholes';

const medianOf = (values: readonly number[]): number | null => medianIn(values.map((value) => ({ value: tenThousandths(value), n: 1 })));

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
