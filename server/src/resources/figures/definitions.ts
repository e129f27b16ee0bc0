import { countedIn, sha256Hex, type CompiledPack } from '@liandong/core/run';

/** Counted up when facts are kept in another way: all records are looked at again. */
const KEPT = 2;
/** Another hash = facts may come out differently. */
export const rulesHash = (pack: CompiledPack): string =>
  sha256Hex(JSON.stringify([KEPT, ...countedIn(pack).sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, record, where, aggregate, value, time, org, dimensions, voided, version }) => [id, record, where, aggregate, value, time, org, dimensions, voided, version])]));
