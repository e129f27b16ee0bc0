import { linkKey, linksTo, type CompiledPack } from '@liandong/core/run';
import { instanceModel, recordModel, type InstanceDoc, type RecordRowDoc, type Session } from '../model';
import type { Deps } from '../../platform/deps';

/** More works of one person than are open anywhere at a time. */
const MOST = 200;

/** Records about a person that need a consent of his, by the links that say whom they are about. `scopes`: that need one of these; absent: any. */
function keysNeeding(pack: CompiledPack, personType: string, ids: readonly string[], scopes?: readonly string[]): string[] {
  const needs = ({ type, def }: ReturnType<typeof linksTo>[number]): boolean => {
    const { needsConsent = [], subject } = pack.records[type] ?? {};
    return (subject?.link === undefined || subject.link === def.id) && needsConsent.some((scope) => scopes === undefined || scopes.includes(scope));
  };
  return linksTo(pack, personType).filter(needs).flatMap(({ type, def }) => ids.map((id) => linkKey(type, def.id, id)));
}

export interface Needing { readonly work: InstanceDoc; readonly record: Pick<RecordRowDoc, '_id' | 'no' | 'type' | 'data'> }
interface Asked { readonly countyId: string; readonly pack: CompiledPack; readonly personType: string; /** all records of the one person */ readonly ids: readonly string[]; readonly scopes?: readonly string[]; readonly session?: Session }

/** What goes on about a person and needs his consent. */
export async function worksNeeding({ db }: Pick<Deps, 'db'>, { countyId, pack, personType, ids, scopes, session }: Asked): Promise<Needing[]> {
  const keys = keysNeeding(pack, personType, ids, scopes);
  if (keys.length === 0) return [];
  const about = await recordModel(db).find({ countyId, links: { $in: keys } }).session(session ?? null).select({ no: 1, type: 1, data: 1 }).limit(MOST).lean<Needing['record'][]>();
  const works = await instanceModel(db).find({ countyId, recordId: { $in: about.map(({ _id }) => _id) }, status: 'running' }).session(session ?? null).lean<InstanceDoc[]>();
  return works.flatMap((work) => { const record = about.find(({ _id }) => _id === work.recordId); return record ? [{ work, record }] : []; });
}
