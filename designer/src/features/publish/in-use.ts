/** Which release is in use where now, read off the activations. The newest that has begun counts. */
import type { ReleaseView } from '@liandong/server/contract/packs';

/** everywhere that no pilot names, or these units only */
export interface Use {
  readonly isEverywhere: boolean;
  readonly orgIds: readonly string[];
}
type Release = Pick<ReleaseView, 'sha' | 'activations'>;

export function usesNow(releases: readonly Release[], now: string): ReadonlyMap<string, Use> {
  const begun = releases
    .flatMap((release) => release.activations.map((activation) => ({ ...activation, sha: release.sha })))
    .filter((activation) => activation.from <= now)
    .sort((a, b) => b.from.localeCompare(a.from) || b.at.localeCompare(a.at));
  const uses = new Map<string, Use>();
  const covered = new Set<string>();
  for (const { sha, orgIds } of begun) {
    const known = uses.get(sha) ?? { isEverywhere: false, orgIds: [] };
    if (orgIds === 'all') {
      uses.set(sha, { ...known, isEverywhere: true });
      break;
    }
    const fresh = orgIds.filter((orgId) => !covered.has(orgId));
    fresh.forEach((orgId) => covered.add(orgId));
    if (fresh.length > 0) uses.set(sha, { ...known, orgIds: [...known.orgIds, ...fresh] });
  }
  return uses;
}
