import { type Counted, ofTenThousandths, rangeOf } from '@liandong/core/run';
import { findNow } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { type Figure, writeCell } from './cells';
import { dimsIn, fromFacts } from './from-facts';
import { medianOf } from './medians';
import { type CellDoc, type SumDoc, sumModel } from './model';
import { type FactQuery, isTallied } from './store';

type From = Pick<Deps, 'db' | 'clock'>;
type Amount = Pick<Figure, 'value' | 'n'>;
const MOST_SUMS = 1000;

/** Sums of the years that a period touches. */
function sumsAt({ db }: From, { countyId, packId, indicatorId, orgIds, period }: FactQuery, dim: SumDoc['dim'] | { $gte: string; $lt: string }): Promise<SumDoc[]> {
  const range = rangeOf(period);
  const years = range ? { year: { $gte: range.from.slice(0, 4), $lt: range.to } } : {};
  return findNow(sumModel(db), { countyId, packId, indicatorId, orgId: { $in: [...orgIds] }, dim, ...years }, MOST_SUMS, { projection: { _id: 0, dim: 1, year: 1, n: 1, sum: 1, keys: 1 } });
}

function added(def: Counted, sums: readonly Pick<SumDoc, 'year' | 'n' | 'sum' | 'keys'>[], period: string): Amount {
  const range = rangeOf(period);
  const isIn = (year: string, month: string): boolean => !range || (`${year}-${month}` >= range.from.slice(0, 7) && `${year}-${month}` < range.to.slice(0, 7));
  let [n, sum, keys] = [0, 0, 0];
  for (const one of sums) {
    keys += one.keys?.[period] ?? 0;
    for (const month of Object.keys(one.n ?? {})) if (isIn(one.year, month)) {
      n += one.n?.[month] ?? 0;
      sum += one.sum?.[month] ?? 0;
    }
  }
  return { n, value: def.aggregate === 'count' ? n : def.aggregate === 'distinct' ? keys : ofTenThousandths(sum) };
}

/** May it be read from what is kept beside the facts? Who was at several units is one all the same: that only facts tell. */
async function isKept({ db }: From, { aggregate }: Counted, { countyId, packId, orgIds }: FactQuery): Promise<boolean> {
  if (aggregate === 'count' || aggregate === 'sum') return true;
  return (aggregate !== 'distinct' || orgIds.length === 1) && isTallied(db, countyId, packId);
}

/** A figure as its facts are now, however many there are. Units in `orgIds` must not lie within one another. */
export async function figureOf(deps: From, def: Counted, query: FactQuery): Promise<Figure> {
  const asOf = deps.clock.now();
  if (!(await isKept(deps, def, query))) return { ...(await fromFacts(deps, def, query)), asOf };
  return { ...(def.aggregate === 'median' ? await medianOf(deps, query) : added(def, await sumsAt(deps, query, query.dim ?? ''), query.period)), asOf };
}

/** By the codes of a dimension; only those that there are. */
export async function figuresBy(deps: From, def: Counted, query: FactQuery, dimension: string): Promise<ReadonlyMap<string, Figure>> {
  const asOf = deps.clock.now();
  const of = { $gte: `${dimension}=`, $lt: `${dimension}>` };
  const sums = (await isKept(deps, def, query)) ? await sumsAt(deps, query, of) : undefined;
  const figureAt = async (dim: string): Promise<Figure> =>
    (sums && def.aggregate !== 'median' ? { ...added(def, sums.filter((sum) => sum.dim === dim), query.period), asOf } : figureOf(deps, def, { ...query, dim }));
  const found = new Map<string, Figure>();
  for (const dim of sums ? new Set(sums.map((sum) => sum.dim)) : await dimsIn(deps, query, of)) {
    const figure = await figureAt(dim);
    if (figure.n > 0) found.set(dim.slice(dimension.length + 1), figure);
  }
  return found;
}

export async function computeCell(deps: From, def: Counted, cell: CellDoc): Promise<Figure> {
  const figure = await figureOf(deps, def, { ...cell, orgIds: [cell.orgId] });
  await writeCell(deps.db, cell, figure);
  return figure;
}
