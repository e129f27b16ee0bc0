import { rangeOf } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { openIn, planCountModel, type PlanCountDoc, planKey } from './model';

export interface DuesAsked { readonly packId: string; readonly planId: string; /** units, each with all below it */ readonly orgIds: readonly string[]; readonly period: string }

/** How many records were to be seen in a month, quarter or year, and of how many all of it was done: from stored counts, with those that are open since before. */
export async function planDues({ db, org }: Pick<Deps, 'db' | 'org'>, countyId: string, { packId, planId, orgIds, period }: DuesAsked): Promise<{ due: number; done: number }> {
  const [plan, range, { units }] = [planKey(packId, planId), rangeOf(period), await org.snapshot(countyId)];
  if (!range) return { due: 0, done: 0 };
  const below = units.filter(({ id, path }) => orgIds.includes(id) || path.some((above) => orgIds.includes(above))).map(({ id }) => id);
  const since = { $gte: openIn(''), $lt: openIn(range.from) };
  const cells = await planCountModel(db).find({ countyId, plan, orgId: { $in: below }, $or: [{ period }, { period: since }] }, { _id: 0, due: 1, done: 1 }).lean<PlanCountDoc[]>().exec();
  return { due: cells.reduce((sum, cell) => sum + cell.due, 0), done: cells.reduce((sum, cell) => sum + cell.done, 0) };
}
