import { evolveWork, type ProcessState, type Work } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { historyModel, type HistoryDoc } from './model';

/** A work as its history made it before entry `seq`, values as they are stored (sealed); undefined: there is no such entry. */
export async function stateBefore(deps: Deps, countyId: string, workId: string, seq: number): Promise<{ readonly state: ProcessState; readonly release: string } | undefined> {
  const entries = await historyModel(deps.db).find({ countyId, workId, seq: { $lt: seq } }).sort({ seq: 1 }).select({ events: 1 }).lean<Pick<HistoryDoc, 'events'>[]>();
  const work = entries.flatMap((entry) => entry.events).reduce<Work | undefined>(evolveWork, undefined);
  return work && { state: work.state, release: work.record.release };
}
