import { countedIn, sha256Hex, type CompiledPack } from '@liandong/core/run';

/** Another hash = facts may come out differently. */
export const rulesHash = (pack: CompiledPack): string =>
  sha256Hex(JSON.stringify(countedIn(pack).sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, record, where, aggregate, value, time, org, dimensions, voided, version }) => [id, record, where, aggregate, value, time, org, dimensions, voided, version])));
