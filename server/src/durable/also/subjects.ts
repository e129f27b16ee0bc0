import { linkKey, linksTo } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { recordModel, type Session } from '../model';
import type { Committed } from './committed';

/**
 * 更正证件号码: by another number he is another subject, and what is recorded of him by a link is about that one from now on. Under the old number
 * nothing of his is found. Values that were sealed before say themselves whose key opens them.
 */
export function subjectsAlso(deps: Deps, { countyId, pack, record, row, rowBefore }: Committed): ((session: Session) => Promise<void>) | undefined {
  const before = rowBefore?.subjectId;
  if (before === undefined || before === row.subjectId || !pack.records[record.type]?.person) return undefined;
  const follows = linksTo(pack, record.type).filter(({ type, def }) => pack.records[type]?.subject?.link === def.id && (pack.records[type].subject.identity ?? []).length === 0);
  const keys = follows.map(({ type, def }) => linkKey(type, def.id, record.id));
  if (keys.length === 0) return undefined;
  return async (session) => {
    await recordModel(deps.db).updateMany({ countyId, links: { $in: keys }, subjectId: before }, { $set: { subjectId: row.subjectId }, $addToSet: { formerSubjects: before } }, { session });
  };
}
