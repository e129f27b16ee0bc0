/** The last entry of a record, and what stands in its place from then on. */
import type { CutChain, Kept, RecordDestroyed } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { historyHash } from '../chain';
import type { HistoryDoc, RecordRowDoc } from '../model';
import type { DestroyedDoc } from './model';

export interface Ordered {
  readonly listId: string;
  /** who proposed it, who agreed */
  readonly by: string; readonly byName: string; readonly confirmedBy: string;
  readonly rule: RecordDestroyed['rule'];
  readonly kept: Kept;
  readonly at: string;
}

export function lastEntry({ _id, countyId, type, version, chain }: RecordRowDoc, { listId, by, byName, confirmedBy, rule, kept, at }: Ordered, cuts: readonly CutChain[]): HistoryDoc {
  const event: RecordDestroyed = { type: 'RecordDestroyed', list: listId, recordType: type, rule, kept: { from: kept.from, until: kept.until }, cuts, by, confirmedBy, at };
  const seq = (chain?.seq ?? 0) + 1;
  const content = {
    countyId, workId: _id, recordId: _id, seq, commandId: `destroy:${_id}`, type: 'DestroyRecord', bodyHash: listId, by, byName, at, events: [event], effects: [], prev: chain?.hash ?? '', recordBase: version,
  };
  return { ...content, _id: `${_id}.${seq}`, hash: historyHash(content), keys: [], todo: [] };
}

interface Left { readonly entry: HistoryDoc; readonly files: readonly string[]; readonly viewsDue: string | undefined }
export function destroyedDoc({ keys }: Pick<Deps, 'keys'>, row: RecordRowDoc, { entry, files, viewsDue }: Left, { listId, at }: Ordered): DestroyedDoc {
  const { _id, countyId, packId, type, orgId, no } = row;
  return {
    _id, countyId, packId, type, orgId, ...(no === undefined ? {} : { no }), listId, at, chain: { seq: entry.seq, hash: entry.hash }, signature: keys.sign(countyId, entry.hash), anchored: false,
    ...(files.length === 0 ? {} : { files: [...files] }), ...(viewsDue === undefined ? {} : { viewsDue }),
  };
}
