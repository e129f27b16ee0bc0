/**
 * A subject's key goes when no record is left that needs it. First it is found no more, a while later it is deleted: a commit that had read it
 * meanwhile is stored by then, and keeps it.
 */
import type { Deps } from '../../platform/deps';
import { recordModel, subjectModel, type RecordRowDoc, type Session } from '../model';
import { subjectsIn } from '../sealing/index';

const A_WHILE_MS = 60_000;
const MOST_A_ROUND = 500;

const needs = (subjectId: string): object => ({ $or: [{ subjectId }, { formerSubjects: subjectId }] });

/** Subjects that nobody but these records needed; to be asked before the records go, in the same transaction. */
export async function retireSubjects({ db }: Pick<Deps, 'db'>, rows: readonly RecordRowDoc[], entries: readonly object[], now: string, session: Session): Promise<void> {
  const [countyId, gone] = [rows[0]?.countyId ?? '', rows.map(({ _id }) => _id)];
  const ids = new Set([...rows.flatMap(({ subjectId, formerSubjects = [] }) => [subjectId, ...formerSubjects]), ...subjectsIn(rows.map(({ data }) => data)), ...subjectsIn(entries)]);
  for (const subjectId of ids) {
    if (await recordModel(db).exists({ countyId, _id: { $nin: gone }, ...needs(subjectId) }).session(session)) continue;
    await subjectModel(db).updateOne({ _id: subjectId, countyId }, { $set: { unusedSince: now }, $unset: { index: 1 } }, { session });
  }
}

/** Answers how many keys were deleted. */
export async function forgetSubjects({ db, clock }: Pick<Deps, 'db' | 'clock'>, countyId: string): Promise<number> {
  const before = new Date(Date.parse(clock.now()) - A_WHILE_MS).toISOString();
  const found = await subjectModel(db).find({ countyId, unusedSince: { $lte: before } }).select({ _id: 1 }).limit(MOST_A_ROUND).lean();
  for (const { _id } of found) {
    if (await recordModel(db).exists({ countyId, ...needs(_id) })) await subjectModel(db).updateOne({ _id, countyId }, { $unset: { unusedSince: 1 } });
    else await subjectModel(db).deleteOne({ _id, countyId, unusedSince: { $exists: true } });
  }
  return found.length;
}
