import type { Instant } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';

/** Packs of which some release is in use somewhere in the county now, each once. */
export const packIdsInUse = async ({ packs }: Pick<Deps, 'packs'>, countyId: string, now: Instant): Promise<string[]> => [...new Set((await packs.inUse(countyId, now)).map(({ packId }) => packId))];
