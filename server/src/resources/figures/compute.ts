import { type Counted, medianOf, ofTenThousandths, rangeOf } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { type Figure, writeCell } from './cells';
import { type CellDoc, factModel, type SumDoc, sumModel } from './model';
import { factFilter, type FactQuery } from './store';

type From = Pick<Deps, 'db' | 'clock'>;
type Amount = Pick<Figure, 'value' | 'n'>;

const monthsOf = (period: string) => {
  const range = rangeOf(period);
  return range ? { month: { $gte: range.from.slice(0, 7), $lt: range.to.slice(0, 7) } } : {};
};
const sumsAt = ({ countyId, packId, indicatorId, orgIds, period }: FactQuery, dim: SumDoc['dim'] | { $gte: string; $lt: string }) => ({ countyId, packId, indicatorId, orgId: { $in: [...orgIds] }, dim, ...monthsOf(period) });
const isAdded = ({ aggregate }: Counted): boolean => aggregate === 'count' || aggregate === 'sum';

function added(def: Counted, sums: readonly Pick<SumDoc, 'n' | 'sum'>[]): Amount {
  const n = sums.reduce((all, one) => all + one.n, 0);
  return { n, value: def.aggregate === 'count' ? n : ofTenThousandths(sums.reduce((all, one) => all + one.sum, 0)) };
}

async function gathered({ db }: From, def: Counted, query: FactQuery): Promise<Amount> {
  if (def.aggregate === 'distinct') {
    const [found] = await factModel(db).aggregate<{ keys: number; n: number }>([{ $match: factFilter(query) }, { $group: { _id: '$key', n: { $sum: 1 } } }, { $group: { _id: null, keys: { $sum: 1 }, n: { $sum: '$n' } } }]).allowDiskUse(true).exec();
    return { value: found?.keys ?? 0, n: found?.n ?? 0 };
  }
  const facts = await factModel(db).find(factFilter(query), { _id: 0, value: 1 }).lean<{ value: number }[]>().exec();
  return { value: medianOf(facts.map(({ value }) => value)), n: facts.length };
}

/** A figure as its facts are now. Units in `orgIds` must not lie within one another. What is added up is read from the sums of months, however many facts there are. */
export async function figureOf(deps: From, def: Counted, query: FactQuery): Promise<Figure> {
  const asOf = deps.clock.now();
  if (!isAdded(def)) return { ...(await gathered(deps, def, query)), asOf };
  const sums = await sumModel(deps.db).find(sumsAt(query, query.dim ?? ''), { _id: 0, n: 1, sum: 1 }).lean<SumDoc[]>().exec();
  return { ...added(def, sums), asOf };
}

/** By the codes of a dimension; only those that there are. */
export async function figuresBy(deps: From, def: Counted, query: FactQuery, dimension: string): Promise<ReadonlyMap<string, Figure>> {
  const asOf = deps.clock.now();
  const of = { $gte: `${dimension}=`, $lt: `${dimension}>` };
  const codeOf = (dim: string): string => dim.slice(dimension.length + 1);
  const found = new Map<string, Figure>();
  if (!isAdded(def)) {
    const dims = (await factModel(deps.db).distinct('dims', factFilter(query)).exec()).filter((dim) => dim !== undefined && dim >= of.$gte && dim < of.$lt) as string[];
    for (const dim of dims) found.set(codeOf(dim), { ...(await gathered(deps, def, { ...query, dim })), asOf });
    return found;
  }
  const sums = await sumModel(deps.db).find(sumsAt(query, of), { _id: 0, dim: 1, n: 1, sum: 1 }).lean<SumDoc[]>().exec();
  for (const dim of new Set(sums.map((sum) => sum.dim))) {
    const figure = added(def, sums.filter((sum) => sum.dim === dim));
    if (figure.n > 0) found.set(codeOf(dim), { ...figure, asOf });
  }
  return found;
}

export async function computeCell(deps: From, def: Counted, cell: CellDoc): Promise<Figure> {
  const figure = await figureOf(deps, def, { ...cell, orgIds: [cell.orgId] });
  await writeCell(deps.db, cell, figure);
  return figure;
}
