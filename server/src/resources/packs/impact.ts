import { breakingChanges, diffPacks } from '@liandong/core/compile';
import type { Deps } from '../../platform/deps';
import { countFormDrafts } from '../form-drafts/index';
import { concerned } from './concerned';
import type { ImpactView } from './contract';
import { type Checked, errorsIn } from './draft';
import type { PackDoc } from './model';
import { findingItem, type Running } from './present';
import type { Catalog } from './store';
import { nextVersion } from './version';

/** What publishing the draft would change against the newest release, and whom it concerns. Work under way stays on its own release. */
export async function impactOf(deps: Pick<Deps, 'db' | 'packs'>, pack: PackDoc, checked: Checked, catalog: Catalog, running: Running): Promise<ImpactView> {
  const releases = catalog.releases.filter((release) => release.packId === pack.packId);
  const newest = releases.at(-1);
  const before = newest && (await deps.packs.pack(pack.countyId, newest.sha));
  return {
    ...(newest ? { newest: newest.version } : {}),
    breaking: checked.pack ? await concerned(deps, pack.countyId, checked.pack, breakingChanges(before, checked.pack)) : [],
    next: nextVersion(pack.draftVersion, pack.newest),
    changes: checked.pack ? diffPacks(before, checked.pack).map((change) => ({ ...change })) : [],
    running: releases.reduce((sum, release) => sum + (running.get(release.sha) ?? 0), 0),
    formDrafts: await countFormDrafts(deps.db, pack.countyId, pack.packId),
    blocking: errorsIn(checked.findings).map(findingItem),
  };
}
