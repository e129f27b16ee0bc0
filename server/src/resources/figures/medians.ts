/** A median from the values kept beside the facts: first in which bucket its middle lies, then the values of that one alone. */
import { medianIn, middleOf, rangeOf } from '@liandong/core/run';
import { findNow } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Figure } from './cells';
import { type Months, valueModel } from './model';
import type { FactQuery } from './store';

const MOST_BUCKETS = 1000;
type Value = { readonly value: number; readonly n: number };

/** How many of each there are in a period, over its years and units. */
function countsIn(period: string, all: Iterable<{ readonly year: string; readonly value: number; readonly n: Months }>): Value[] {
  const range = rangeOf(period);
  const [from, to] = [range?.from.slice(0, 7) ?? '', range?.to.slice(0, 7) ?? '~'];
  const found = new Map<number, number>();
  for (const { year, value, n: months } of all) for (const [month, n] of Object.entries(months)) {
    const at = `${year}-${month}`;
    if (at >= from && at < to) found.set(value, (found.get(value) ?? 0) + n);
  }
  return [...found].map(([value, n]) => ({ value, n }));
}

/** Who counts meanwhile marks the cell in the same moment: it is made once more. */
export async function medianOf({ db }: Pick<Deps, 'db'>, { countyId, packId, indicatorId, orgIds, period, dim = '' }: FactQuery): Promise<Pick<Figure, 'value' | 'n'>> {
  const range = rangeOf(period);
  const of = { countyId, packId, indicatorId, orgId: { $in: [...orgIds] }, dim, ...(range ? { year: { $gte: range.from.slice(0, 4), $lt: range.to } } : {}) };
  const counts = await findNow(valueModel(db), of, MOST_BUCKETS, { projection: { _id: 0, year: 1, bucket: 1, n: 1 } });
  const { buckets, before, all } = middleOf(countsIn(period, counts.map(({ year, bucket, n }) => ({ year, value: bucket, n }))));
  if (all === 0) return { value: null, n: 0 };
  const held = await findNow(valueModel(db), { ...of, bucket: { $in: [...buckets] } }, MOST_BUCKETS, { projection: { _id: 0, year: 1, values: 1 } });
  const inside = held.flatMap(({ year, values }) => Object.entries(values).map(([value, n]) => ({ year, value: Number(value), n })));
  return { value: medianIn(countsIn(period, inside), { before, all }), n: all };
}
