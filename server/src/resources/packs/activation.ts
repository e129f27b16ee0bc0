/** Which release is in use where: a pure reading of the activations, newest first. */
import type { Instant } from '@liandong/core/run';
import type { ActivationDoc } from './model';

export type Use = Pick<ActivationDoc, 'packId' | 'sha' | 'all' | 'orgIds' | 'from' | 'seq'>;
/** How long an offline phone may still start work under a release that was replaced. */
const CLOSING_DAYS = 30;
const DAY_MS = 86_400_000;

const newestFirst = (a: Use, b: Use): number => (a.from === b.from ? b.seq - a.seq : a.from < b.from ? 1 : -1);

/** Activations of one pack that have begun, newest first (by effective date, then by the order they were made in). */
export const begun = (uses: readonly Use[], packId: string, now: Instant): Use[] =>
  uses.filter((use) => use.packId === packId && use.from <= now).sort(newestFirst);

/** The release in use at a unit given with its ancestors: the newest activation that names one of them, or all. */
export const releaseAt = (uses: readonly Use[], packId: string, line: readonly string[], now: Instant): string | undefined =>
  begun(uses, packId, now).find((use) => use.all || use.orgIds.some((orgId) => line.includes(orgId)))?.sha;

/**
 * Every release in use somewhere. What is older than the newest activation for all is replaced everywhere; pilots before that may have been
 * replaced at each of their units: such a pilot is left out when a newer one names all of its units.
 */
export function releasesInUse(uses: readonly Use[], packId: string, now: Instant): string[] {
  const found = new Set<string>();
  const covered = new Set<string>();
  for (const use of begun(uses, packId, now)) {
    if (use.all || use.orgIds.some((orgId) => !covered.has(orgId))) found.add(use.sha);
    if (use.all) break;
    for (const orgId of use.orgIds) covered.add(orgId);
  }
  return [...found];
}

/**
 * open: in use, or not replaced since it was published · closing: replaced less than 30 days ago, phones may still bring work started under it · closed.
 */
export function statusOf(uses: readonly Use[], packId: string, sha: string, now: Instant): 'open' | 'closing' | 'closed' {
  const activations = begun(uses, packId, now);
  const mine = activations.filter((use) => use.sha === sha);
  if (mine.length === 0 || releasesInUse(uses, packId, now).includes(sha)) return 'open';
  const last = mine[0];
  const replacedAt = activations.filter((use) => last !== undefined && use.sha !== sha && newestFirst(use, last) < 0).at(-1)?.from ?? now;
  return Date.parse(now) - Date.parse(replacedAt) < CLOSING_DAYS * DAY_MS ? 'closing' : 'closed';
}

/** May work be started under this release at a unit given with its ancestors: in use there, or replaced there less than 30 days ago. */
export function startableAt(uses: readonly Use[], packId: string, line: readonly string[], sha: string, now: Instant): boolean {
  const here = begun(uses, packId, now).filter((use) => use.all || use.orgIds.some((orgId) => line.includes(orgId)));
  return here.some((use, index) => {
    const replacedAt = here[index - 1]?.from;
    return use.sha === sha && (replacedAt === undefined || Date.parse(now) - Date.parse(replacedAt) < CLOSING_DAYS * DAY_MS);
  });
}
