import { problem, voidStates } from '@liandong/core/run';
import { native, upserted } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { counterModel, recordModel, type RecordRowDoc, type Session } from '../model';
import { rootsOf } from '../people/aliases';
import { Refused } from '../write';
import type { Committed } from './committed';

const isIdKey = (key: string): boolean => key.startsWith('i:');

/**
 * One id number is one person's: whoever is entered with that of another one is sent there. Found by its blind index; two who enter him at
 * the same moment write one counter, so that the second sees the first.
 */
export function idNumbersAlso(deps: Deps, { countyId, pack, record, row, rowBefore }: Committed): ((session: Session) => Promise<void>) | undefined {
  const type = pack.records[record.type];
  const key = row.match?.find(isIdKey);
  if (!type?.person || key === undefined || rowBefore?.match?.includes(key) || voidStates(type).includes(record.state)) return undefined;
  return async (session) => {
    const counter = [countyId, record.packId, record.type, key].join('/');
    await upserted(() => native(counterModel(deps.db)).findOneAndUpdate({ _id: counter }, { $inc: { seq: 1 }, $setOnInsert: { countyId } }, { upsert: true, session }));
    const filter = { countyId, packId: record.packId, type: record.type, match: key, _id: { $ne: record.id }, state: { $nin: voidStates(type) } };
    const others = await recordModel(deps.db).find(filter).session(session).select({ orgId: 1 }).limit(20).lean<Pick<RecordRowDoc, '_id' | 'orgId'>[]>();
    const roots = others.length === 0 ? new Map<string, string>() : await rootsOf(deps, countyId, [record.id, ...others.map(({ _id }) => _id)], session);
    const other = others.find(({ _id }) => roots.get(_id) !== roots.get(record.id));
    if (!other) return;
    const { view } = await deps.org.snapshot(countyId);
    throw new Refused([problem('person.id-known', `/${type.person?.idNo ?? ''}`, { org: view.unit(other.orgId)?.name ?? '' })]);
  };
}
