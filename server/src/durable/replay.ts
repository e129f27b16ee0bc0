import { evolveWork, unstarted, type ProcessState, type RecordDoc, type Work } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { historyModel, type HistoryDoc, type InstanceDoc } from './model';

/** A work as its history made it before entry `seq`, values as they are stored (sealed); a called one on the record of its caller. undefined: there is no such entry. */
export async function stateBefore(deps: Deps, { countyId, _id: workId }: Pick<InstanceDoc, 'countyId' | '_id'>, seq: number, record: RecordDoc): Promise<{ readonly state: ProcessState; readonly release: string } | undefined> {
  const entries = await historyModel(deps.db).find({ countyId, workId, seq: { $lt: seq } }).sort({ seq: 1 }).select({ events: 1 }).lean<Pick<HistoryDoc, 'events'>[]>();
  if (entries.length === 0) return undefined;
  const work = entries.flatMap((entry) => entry.events).reduce<Work>(evolveWork, unstarted(record));
  return { state: work.state, release: work.record.release };
}
