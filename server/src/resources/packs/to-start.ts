import type { Instant, Program } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';

export interface ToStart {
  readonly countyId: string;
  readonly packId: string;
  readonly orgId: string;
  /** the release that the app has; absent: the one in use at the unit */
  readonly release?: string | undefined;
}

/**
 * The release to begin something under: the one in use at the unit, or the one that the app has while that is still open there.
 * @throws a refusal at `place` (`/body`, `/query`) when there is none, or it is of another pack
 */
export async function programToStart({ packs }: Deps, { countyId, packId, orgId, release }: ToStart, { now, place }: { readonly now: Instant; readonly place: string }): Promise<Program> {
  const sha = release ?? (await packs.inUseAt(countyId, packId, orgId, now)) ?? refuse('work.not-in-use', `${place}/packId`);
  if (release !== undefined && !(await packs.startableAt(countyId, packId, orgId, release, now))) refuse('work.release-closed', `${place}/release`);
  const program = await packs.program(countyId, sha);
  return program?.pack.manifest.id === packId ? program : refuse('work.not-in-use', `${place}/packId`);
}
