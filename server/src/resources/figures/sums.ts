/** What a change of facts does to the sums of years, by their ids. Pure. */
import { tenThousandths } from '@liandong/core/run';
import type { FactChange } from './facts';
import type { FactDoc, SumDoc } from './model';

interface Amount { n: number; sum: number }
type SumKey = Omit<SumDoc, '_id' | 'n' | 'sum' | 'keys'>;
export interface SumChange { readonly key: SumKey; /** by month: '01' */ readonly months: Map<string, Amount>; /** by period: how many keys it has more */ readonly keys: Map<string, number> }
export type SumChanges = Map<string, SumChange>;

export function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** The change of one year of a unit. */
export function changeAt(changes: SumChanges, { countyId, packId, indicatorId, orgId, dim, year }: SumKey): SumChange {
  const id = [countyId, packId, indicatorId, orgId, dim, year].join('\n');
  return getOr(changes, id, () => ({ key: { countyId, packId, indicatorId, orgId, dim, year }, months: new Map(), keys: new Map() }));
}

export function sumChanges({ write, was }: FactChange): SumChanges {
  const changes: SumChanges = new Map();
  const add = ({ countyId, packId, indicatorId, path, at, value, dims = [] }: FactDoc, sign: 1 | -1): void => {
    const [year, month] = [at.slice(0, 4), at.slice(5, 7)];
    for (const orgId of path) for (const dim of ['', ...dims]) {
      const amount = getOr(changeAt(changes, { countyId, packId, indicatorId, orgId, dim, year }).months, month, () => ({ n: 0, sum: 0 }));
      amount.n += sign;
      amount.sum += sign * tenThousandths(value);
    }
  };
  for (const fact of was) if (fact.summed) add(fact, -1);
  for (const fact of write) add(fact, 1);
  return changes;
}
