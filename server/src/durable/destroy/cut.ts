/** Cut entries: what one said is gone; where it stood, the hash before it, its own hash and those of what it posted stay, and are proved by the event. */
import type { CutChain } from '@liandong/core/run';
import { hashOf } from '../chain';
import type { HistoryDoc } from '../model';

type Linked = Pick<HistoryDoc, '_id' | 'workId' | 'seq' | 'prev' | 'hash' | 'books'>;

/** Over the links of one chain, in their order. */
export const cutDigest = (entries: readonly Linked[]): string => hashOf(entries.map(({ _id, prev, hash, books = [] }) => [_id, prev, hash, books]));

/** Each chain of a record as it is left. */
export function cutsOf(entries: readonly Linked[]): CutChain[] {
  const chains = new Map<string, Linked[]>();
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) chains.set(entry.workId, [...(chains.get(entry.workId) ?? []), entry]);
  return [...chains].sort(([a], [b]) => (a < b ? -1 : 1)).map(([chain, links]) => {
    const last = links.at(-1);
    return { chain, seq: last?.seq ?? 0, hash: last?.hash ?? '', digest: cutDigest(links) };
  });
}

/** The command's id stays, so that nobody's late repetition makes the record again. */
export const CUT_ENTRY = { $set: { cut: true, type: '', bodyHash: '', by: '', byName: '', at: '', events: [], effects: [], keys: [], todo: [] }, $unset: { todoDue: 1, recordBase: 1 } };
export const CUT_VIEW = { $set: { cut: true, by: '', byName: '', at: '', levels: [], where: '' } };
