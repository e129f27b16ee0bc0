import { linkKey, linksTo, type CompiledPack } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { recordModel, type RecordRowDoc } from '../model';

interface About { readonly countyId: string; readonly pack: CompiledPack; readonly type: string; /** all records of the one person */ readonly ids: readonly string[]; /** whose key seals what is about him */ readonly subjects: readonly string[]; readonly scopes: readonly string[] }

/** What is recorded of one person within somebody's reach, by links of his pack and by his key in any; newest first. */
export function recordsOfPerson({ db }: Deps, { countyId, pack, type, ids, subjects, scopes }: About, limit: number): Promise<RecordRowDoc[]> {
  const keys = linksTo(pack, type).flatMap((link) => ids.map((id) => linkKey(link.type, link.def.id, id)));
  const about = [...(keys.length === 0 ? [] : [{ links: { $in: keys } }]), { subjectId: { $in: [...subjects] } }];
  return recordModel(db).find({ countyId, scope: { $in: [...scopes] }, _id: { $nin: [...ids] }, $or: about }).sort({ createdAt: -1, _id: -1 }).limit(limit).lean<RecordRowDoc[]>();
}
