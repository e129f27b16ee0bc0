/** Running works of one release and process: what a migration goes over. */
import type { Deps } from '../platform/deps';
import { instanceModel, type InstanceDoc } from './model';

interface Which { readonly release: string; readonly process: string }
const filterOf = (countyId: string, { release, process }: Which) => ({ countyId, release, status: 'running' as const, 'state.process': process });

export const listRunning = (deps: Deps, countyId: string, which: Which, limit: number, after?: string): Promise<InstanceDoc[]> =>
  instanceModel(deps.db).find({ ...filterOf(countyId, which), ...(after === undefined ? {} : { $and: [{ _id: { $gt: after } }] }) }).sort({ _id: 1 }).limit(limit).lean<InstanceDoc[]>();

/** These works wherever they stand now: who asks again after his answer was lost gets it again. */
export const listInstancesById = (deps: Deps, countyId: string, workIds: readonly string[]): Promise<InstanceDoc[]> =>
  instanceModel(deps.db).find({ countyId, _id: { $in: [...workIds] } }).sort({ _id: 1 }).lean<InstanceDoc[]>();

export const findInstance = (deps: Deps, countyId: string, workId: string): Promise<InstanceDoc | null> => instanceModel(deps.db).findOne({ countyId, _id: workId }).lean<InstanceDoc>();

/** How many works run, and at which steps their tokens stand. */
export async function standingAt(deps: Deps, countyId: string, which: Which): Promise<{ readonly running: number; readonly at: ReadonlyMap<string, number> }> {
  const rows = await instanceModel(deps.db).aggregate<{ _id: string; count: number }>([
    { $match: filterOf(countyId, which) },
    { $project: { tokens: { $objectToArray: '$state.tokens' } } },
    { $unwind: '$tokens' },
    { $group: { _id: '$tokens.v.node', count: { $sum: 1 } } },
  ]);
  return { running: await instanceModel(deps.db).countDocuments(filterOf(countyId, which)), at: new Map(rows.map((row) => [row._id, row.count])) };
}
