/** 转介 that nobody answered in time: the record stays where it is, and both sides are told. */
import { problem, SYSTEM } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { recordModel, type RecordRowDoc } from '../model';
import { applyRecord, type RecordApplied } from '../records/apply';

const MOST_A_ROUND = 200;
const LATER_MS = 60 * 60_000;

async function lapse(deps: Deps, { _id: recordId, countyId, version, offer, offerDue = '' }: RecordRowDoc, now: string): Promise<void> {
  // the id follows from the offer: whoever finds it, and however often, it is one command
  const commandId = `lapse:${recordId}:${offer?.at ?? offerDue}`;
  const applied = await applyRecord(deps, { countyId, actor: SYSTEM, commandId, recordId, command: { type: 'LapseRecord', base: version } }).catch((error: unknown): RecordApplied => {
    deps.log.error({ err: error, recordId }, 'offer could not be ended');
    return { ok: false, problems: [problem('work.unreadable')] };
  });
  // one that cannot be read must not hold up all others
  if (!applied.ok) await recordModel(deps.db).updateOne({ _id: recordId, countyId, version, offerDue }, { $set: { offerDue: new Date(Date.parse(now) + LATER_MS).toISOString() } });
}

export async function lapseOffers(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  let done = 0;
  for (const countyId of await deps.org.countyIds()) {
    const rows = await recordModel(deps.db).find({ countyId, offerDue: { $lt: now } }).sort({ offerDue: 1 }).limit(MOST_A_ROUND).lean<RecordRowDoc[]>();
    for (const row of rows) await lapse(deps, row, now);
    done += rows.length;
  }
  return done;
}

export const offersJob: Job = { name: 'offers', everyMs: 60_000, runOnce: lapseOffers };
