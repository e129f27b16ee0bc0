/** Who saw a record is known for as long as the law wants it, also after the record is gone; then each note is cut like an entry. */
import type { Deps } from '../../platform/deps';
import { viewModel } from '../audit/model';
import type { Session } from '../model';
import { CUT_VIEW } from './cut';
import { destroyedModel } from './model';

/** 访问日志: kept for at least three years. */
const YEARS = 3;
const MOST_A_ROUND = 500;
const yearsFrom = (at: string, years: number): string => {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
};

/** Cuts what is older; answers when the youngest of the others will be. */
export async function cutViews({ db }: Pick<Deps, 'db'>, countyId: string, recordId: string, now: string, session?: Session): Promise<string | undefined> {
  const options = session ? { session } : {};
  await viewModel(db).updateMany({ countyId, recordId, cut: { $exists: false }, at: { $lte: yearsFrom(now, -YEARS) } }, CUT_VIEW, options);
  const last = await viewModel(db).findOne({ countyId, recordId, cut: { $exists: false } }, null, options).sort({ seq: -1 }).select({ at: 1 }).lean();
  return last ? yearsFrom(last.at, YEARS) : undefined;
}

/** Of records that were destroyed earlier. Answers of how many. */
export async function cutOldViews(deps: Pick<Deps, 'db' | 'clock'>, countyId: string): Promise<number> {
  const now = deps.clock.now();
  const found = await destroyedModel(deps.db).find({ countyId, viewsDue: { $lte: now } }).select({ _id: 1 }).limit(MOST_A_ROUND).lean();
  for (const { _id } of found) {
    const viewsDue = await cutViews(deps, countyId, _id, now);
    await destroyedModel(deps.db).updateOne({ _id, countyId }, viewsDue === undefined ? { $unset: { viewsDue: 1 } } : { $set: { viewsDue } });
  }
  return found.length;
}
