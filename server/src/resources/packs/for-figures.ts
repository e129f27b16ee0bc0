/** Under which release a pack's figures are counted: one for the whole county, so that stations stay comparable during a pilot. */
import type { CompiledPack } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { packIdsInUse } from './ids-in-use';

type Source = Pick<Deps, 'packs' | 'org' | 'clock'>;

/** The release in use at the county itself; while there are only pilots, the newest of theirs. */
export async function packForFigures({ packs, org, clock }: Source, countyId: string, packId: string): Promise<CompiledPack | undefined> {
  const now = clock.now();
  const { units } = await org.snapshot(countyId);
  const root = units.find((unit) => unit.parentId === null);
  const sha = (root && (await packs.inUseAt(countyId, packId, root.id, now))) ?? (await packs.inUse(countyId, now)).find((use) => use.packId === packId)?.sha;
  return sha === undefined ? undefined : packs.pack(countyId, sha);
}

export async function packsForFigures(source: Source, countyId: string): Promise<CompiledPack[]> {
  const packIds = await packIdsInUse(source, countyId, source.clock.now());
  const found = await Promise.all(packIds.map((packId) => packForFigures(source, countyId, packId)));
  return found.filter((pack) => pack !== undefined);
}
