import { type Instant, type Problem } from '@liandong/core/run';
import { sentence } from '../../text/index';
import type { ProblemItem } from '../api/contract';
import { statusOf } from './activation';
import type { PackRow, ReleaseView } from './contract';
import type { Catalog, PackInfo, ReleaseInfo } from './store';

export const findingItem = (found: Problem): ProblemItem => ({
  code: found.code, path: found.path, detail: sentence(found), params: found.params, severity: found.severity, ...(found.item === undefined ? {} : { item: found.item }),
});

/** How many pieces of work run under each release. */
export type Running = ReadonlyMap<string, number>;

export function releaseView(release: ReleaseInfo, catalog: Catalog, running: Running, now: Instant): ReleaseView {
  const mine = catalog.activations.filter((entry) => entry.sha === release.sha);
  return {
    sha: release.sha, version: release.version, status: statusOf(catalog.activations, release.packId, release.sha, now), note: release.note,
    publishedAt: release.publishedAt, publishedBy: release.publishedBy.name, running: running.get(release.sha) ?? 0,
    activations: mine.map((entry) => ({ orgIds: entry.all ? ('all' as const) : [...entry.orgIds], from: entry.from, at: entry.at, by: entry.by.name })),
  };
}

/** Releases newest first. */
export function packRow(pack: PackInfo, catalog: Catalog, running: Running, now: Instant): PackRow {
  const releases = catalog.releases.filter((release) => release.packId === pack.packId).reverse();
  return {
    id: pack.packId, title: pack.title, draftRev: pack.rev, draftVersion: pack.draftVersion, changed: pack.draftSha !== releases[0]?.sha, updatedAt: pack.updatedAt,
    releases: releases.map((release) => releaseView(release, catalog, running, now)),
  };
}
