import { type Counted, medianIn, ofTenThousandths, rangeOf } from '@liandong/core/run';
import { findNow } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { type Figure, writeCell } from './cells';
import { type CellDoc, factModel, type SumDoc, sumModel } from './model';
import { factFilter, type FactQuery } from './store';

type From = Pick<Deps, 'db' | 'clock'>;
type Amount = Pick<Figure, 'value' | 'n'>;
const MOST_SUMS = 1000;

const isAdded = ({ aggregate }: Counted): boolean => aggregate === 'count' || aggregate === 'sum';

/** Sums of the years that a period touches. */
function sumsAt({ db }: From, { countyId, packId, indicatorId, orgIds, period }: FactQuery, dim: SumDoc['dim'] | { $gte: string; $lt: string }): Promise<SumDoc[]> {
  const range = rangeOf(period);
  const years = range ? { year: { $gte: range.from.slice(0, 4), $lt: range.to } } : {};
  return findNow(sumModel(db), { countyId, packId, indicatorId, orgId: { $in: [...orgIds] }, dim, ...years }, MOST_SUMS, { projection: { _id: 0, dim: 1, year: 1, n: 1, sum: 1 } });
}

function added(def: Counted, sums: readonly Pick<SumDoc, 'year' | 'n' | 'sum'>[], period: string): Amount {
  const range = rangeOf(period);
  const isIn = (year: string, month: string): boolean => !range || (`${year}-${month}` >= range.from.slice(0, 7) && `${year}-${month}` < range.to.slice(0, 7));
  let [n, sum] = [0, 0];
  for (const one of sums) for (const month of Object.keys(one.n)) if (isIn(one.year, month)) {
    n += one.n[month] ?? 0;
    sum += one.sum[month] ?? 0;
  }
  return { n, value: def.aggregate === 'count' ? n : ofTenThousandths(sum) };
}

async function gathered({ db }: From, def: Counted, query: FactQuery): Promise<Amount> {
  if (def.aggregate === 'distinct') {
    const [found] = await factModel(db).aggregate<{ keys: number; n: number }>([{ $match: factFilter(query) }, { $group: { _id: '$key', n: { $sum: 1 } } }, { $group: { _id: null, keys: { $sum: 1 }, n: { $sum: '$n' } } }]).allowDiskUse(true).exec();
    return { value: found?.keys ?? 0, n: found?.n ?? 0 };
  }
  const values = await factModel(db).aggregate<{ _id: number; n: number }>([{ $match: factFilter(query) }, { $group: { _id: '$value', n: { $sum: 1 } } }]).allowDiskUse(true).exec();
  return { value: medianIn(values.map(({ _id, n }) => ({ value: _id, n }))), n: values.reduce((all, { n }) => all + n, 0) };
}

/** A figure as its facts are now. Units in `orgIds` must not lie within one another. What is added up is read from the sums of years, however many facts there are. */
export async function figureOf(deps: From, def: Counted, query: FactQuery): Promise<Figure> {
  const asOf = deps.clock.now();
  if (!isAdded(def)) return { ...(await gathered(deps, def, query)), asOf };
  return { ...added(def, await sumsAt(deps, query, query.dim ?? ''), query.period), asOf };
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
  const sums = await sumsAt(deps, query, of);
  for (const dim of new Set(sums.map((sum) => sum.dim))) {
    const figure = added(def, sums.filter((sum) => sum.dim === dim), query.period);
    if (figure.n > 0) found.set(codeOf(dim), { ...figure, asOf });
  }
  return found;
}

export async function computeCell(deps: From, def: Counted, cell: CellDoc): Promise<Figure> {
  const figure = await figureOf(deps, def, { ...cell, orgIds: [cell.orgId] });
  await writeCell(deps.db, cell, figure);
  return figure;
}
