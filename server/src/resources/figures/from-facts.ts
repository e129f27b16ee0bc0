/** Distinct counts and medians from the facts of their period: of several units that may share somebody, and while what is kept beside them is not whole. */
import { type Counted, medianIn, tenThousandths } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Figure } from './cells';
import { factModel } from './model';
import { factFilter, type FactQuery } from './store';

export async function fromFacts({ db }: Pick<Deps, 'db'>, { aggregate }: Counted, query: FactQuery): Promise<Pick<Figure, 'value' | 'n'>> {
  if (aggregate === 'distinct') {
    const [found] = await factModel(db).aggregate<{ keys: number; n: number }>([{ $match: factFilter(query) }, { $group: { _id: '$key', n: { $sum: 1 } } }, { $group: { _id: null, keys: { $sum: 1 }, n: { $sum: '$n' } } }]).allowDiskUse(true).exec();
    return { value: found?.keys ?? 0, n: found?.n ?? 0 };
  }
  const values = await factModel(db).aggregate<{ _id: number; n: number }>([{ $match: factFilter(query) }, { $group: { _id: '$value', n: { $sum: 1 } } }]).allowDiskUse(true).exec();
  return { value: medianIn(values.map(({ _id, n }) => ({ value: tenThousandths(_id), n }))), n: values.reduce((all, { n }) => all + n, 0) };
}

/** Codes of a dimension that there are, as `dimension=code`. */
export const dimsIn = async ({ db }: Pick<Deps, 'db'>, query: FactQuery, of: { readonly $gte: string; readonly $lt: string }): Promise<string[]> =>
  (await factModel(db).distinct('dims', factFilter(query)).exec()).filter((dim): dim is string => typeof dim === 'string' && dim >= of.$gte && dim < of.$lt);
