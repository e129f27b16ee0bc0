import type { CompiledPack } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';

/** The packs that the rows of a list stand under, each looked up once; a release that is not there is missing. */
export async function packsOf({ packs }: Pick<Deps, 'packs'>, countyId: string, rows: readonly { readonly release: string }[]): Promise<ReadonlyMap<string, CompiledPack>> {
  const shas = [...new Set(rows.map((row) => row.release))];
  const found = await Promise.all(shas.map((sha) => packs.pack(countyId, sha)));
  return new Map(found.flatMap((pack) => (pack ? [[pack.sha, pack] as const] : [])));
}
