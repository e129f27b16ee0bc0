/** Of medians: how many facts have which value, in buckets between round numbers, by year and month. Pure. */
import { bucketOf, tenThousandths } from '@liandong/core/run';
import type { FactChange } from './facts';
import type { FactDoc, ValueDoc } from './model';
import { getOr } from './sums';

/** Beyond it all are alike: a number is written out in full. */
const MOST = 1e20;
const wholeOf = (value: number): number => Math.max(-MOST, Math.min(MOST, tenThousandths(value)));

type ValueKey = Omit<ValueDoc, '_id' | 'n' | 'values'>;
/** `by`: what is added, by its place in the document */
export interface ValueChange { readonly key: ValueKey; readonly by: Map<string, number> }

export function valueChanges({ write, was }: FactChange): Map<string, ValueChange> {
  const changes = new Map<string, ValueChange>();
  const add = ({ countyId, packId, indicatorId, path, at, value, dims = [], also }: FactDoc, n: 1 | -1): void => {
    if (also !== 'values') return;
    const [whole, year, month] = [wholeOf(value), at.slice(0, 4), at.slice(5, 7)];
    const bucket = bucketOf(whole);
    for (const orgId of path) for (const dim of ['', ...dims]) {
      const { by } = getOr(changes, [countyId, packId, indicatorId, orgId, dim, year, bucket].join('\n'), () => ({ key: { countyId, packId, indicatorId, orgId, dim, year, bucket }, by: new Map<string, number>() }));
      for (const place of [`n.${month}`, `values.${whole}.${month}`]) by.set(place, (by.get(place) ?? 0) + n);
    }
  };
  for (const fact of was) add(fact, -1);
  for (const fact of write) add(fact, 1);
  return changes;
}
