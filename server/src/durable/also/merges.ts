import { recordModel, type Session } from '../model';
import type { Deps } from '../../platform/deps';
import { keysTo, namesakesOf } from '../people/aliases';
import type { Committed } from './committed';

/** 合并 and 拆开: whatever points to him counts for another one from now on, though nothing of it has changed. */
export function mergesAlso(deps: Deps, { countyId, pack, record, row, events }: Committed): ((session: Session) => Promise<void>) | undefined {
  if (!events.some(({ type }) => type === 'RecordMerged')) return undefined;
  return async (session) => {
    const keys = keysTo(pack, record.type, await namesakesOf(deps, pack, row, session));
    const due = deps.clock.now();
    if (keys.length > 0) await recordModel(deps.db).updateMany({ countyId, links: { $in: keys } }, { $set: { factsDue: due, plansDue: due } }, { session });
  };
}
