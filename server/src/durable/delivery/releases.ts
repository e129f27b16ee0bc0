/** Which releases take part: of whom is called, and of who may be begun by an event. */
import { startsNamed, type Calling, type EventStart, type Program, type WaitingFor } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { LoadedWork } from '../load';

/**
 * The release of a called process: that of its caller within the own pack; of another pack the one in use at the unit now; a version tag
 * names one. undefined: there is none.
 */
export async function releaseCalled(deps: Deps, caller: LoadedWork, { pack, version, orgId }: Calling): Promise<Program | undefined> {
  const { countyId, packId, release } = caller.instance;
  const of = pack ?? packId;
  if (version !== undefined) return programOf(deps, countyId, await deps.packs.released(countyId, of, version));
  return programOf(deps, countyId, of === packId ? release : await deps.packs.inUseAt(countyId, of, orgId, deps.clock.now()));
}
const programOf = async (deps: Deps, countyId: string, sha: string | undefined): Promise<Program | undefined> => (sha === undefined ? undefined : deps.packs.program(countyId, sha));

/** Releases in use at a unit, one a pack. */
export async function releasesAt(deps: Deps, countyId: string, orgId: string): Promise<Program[]> {
  const now = deps.clock.now();
  const packIds = [...new Set((await deps.packs.inUse(countyId, now)).map((use) => use.packId))];
  const programs = await Promise.all(packIds.map(async (packId) => programOf(deps, countyId, await deps.packs.inUseAt(countyId, packId, orgId, now))));
  return programs.flatMap((program) => program ?? []);
}

/** Start events of a message or signal in services that the unit offers. */
export async function startsAt(deps: Deps, countyId: string, kind: WaitingFor['kind'], name: string, orgId: string): Promise<EventStart[]> {
  const { view } = await deps.org.snapshot(countyId);
  const tier = view.unit(orgId)?.tier;
  if (tier === undefined) return [];
  return (await releasesAt(deps, countyId, orgId)).flatMap(({ pack }) =>
    startsNamed(pack, kind, name).filter(({ serviceId }) => pack.services[serviceId]?.tiers.includes(tier)).map(({ serviceId, node }) => ({ pack: pack.manifest.id, serviceId, node })));
}
