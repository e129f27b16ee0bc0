/** From a draft to an immutable release, and from a release into use. */
import { packSha } from '@liandong/core/compile';
import type { PackFiles } from '@liandong/core/run';
import { isDuplicate, transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { Refusal, refuse } from '../../platform/http/refusal';
import { type Checked, draftFields, errorsIn, packOf, readManifest } from './draft';
import type { ActivationDoc, Author, PackDoc, ReleaseDoc } from './model';
import { activationOfCommand, asFiles, asSource, claimVersion, insertActivation, insertRelease, loadCatalog, type ReleaseInfo, releaseOfCommand, replaceDraft } from './store';
import { unconfirmed } from './unconfirmed';
import { isHigher } from './version';

type Db = Deps['db'];
type PublishDeps = Pick<Deps, 'db' | 'packs'>;
type Check = (files: PackFiles) => Promise<Checked>;

/** The release says its own version; a file that already does stays as its author wrote it. */
function withVersion(files: PackFiles, version: string): PackFiles {
  if (readManifest(files).version === version) return files;
  const manifest = JSON.parse(files['pack.json'] ?? '{}') as Record<string, unknown>;
  return { ...files, 'pack.json': `${JSON.stringify({ ...manifest, version }, null, 2)}\n` };
}

export interface Publication {
  readonly countyId: string;
  readonly packId: string;
  readonly version: string;
  readonly note: string;
  /** the revision the publisher has seen */
  readonly rev: string;
  /** keys of changes that he publishes though stored answers lose their place */
  readonly confirmed?: readonly string[] | undefined;
  readonly by: Author;
  readonly now: string;
  readonly commandId: string;
}

async function decide(deps: PublishDeps, wanted: Publication, { pack, check }: { readonly pack: PackDoc; readonly check: Check }): Promise<PackFiles> {
  if (String(pack.rev) !== wanted.rev) refuse('draft.stale', '', { by: pack.updatedBy.name, rev: pack.rev });
  if (!isHigher(wanted.version, pack.newest)) refuse('version.not-higher', '/body/version', { version: wanted.version, newest: pack.newest });
  const draft = asFiles(pack.files);
  const checked = await check(draft);
  const errors = errorsIn(checked.findings);
  if (errors.length > 0) throw new Refusal(errors);
  const files = withVersion(draft, wanted.version);
  const id = readManifest(files).id;
  if (id !== pack.packId) refuse('pack.id-changed', '/id', { id: id ?? '', pack: pack.packId });
  const open = checked.pack ? await unconfirmed(deps, wanted, checked.pack) : [];
  if (open.length > 0) throw new Refusal(open);
  return files;
}

async function write(db: Db, pack: PackDoc, wanted: Publication, files: PackFiles): Promise<void> {
  const { countyId, packId, version, note, by, now, commandId } = wanted;
  const fields = draftFields(files, by, now, pack);
  const release: Omit<ReleaseDoc, 'seq'> = { countyId, packId, sha: packSha(files), version, title: fields.title, note, files: asSource(files), publishedAt: now, publishedBy: by, commandId };
  await transaction(db, async (session) => {
    if (!(await claimVersion(db, pack, version, session))) refuse('draft.stale', '', { by: '', rev: pack.rev });
    await insertRelease(db, release, session);
    if (fields.draftSha !== pack.draftSha) await replaceDraft(db, { countyId, packId, rev: pack.rev }, fields, session);
  });
}

/** The same command again answers what it did the first time. */
async function done(db: Db, wanted: Publication): Promise<ReleaseInfo | undefined> {
  const earlier = await releaseOfCommand(db, wanted.countyId, wanted.commandId);
  if (!earlier) return undefined;
  return earlier.packId === wanted.packId && earlier.version === wanted.version ? earlier : refuse('http.key-used');
}

/** Publish the draft. Two at once: one is published, the other is told that the draft or the version is no longer what he saw. */
export async function publish(deps: PublishDeps, wanted: Publication, check: Check): Promise<ReleaseInfo> {
  const { db } = deps;
  const earlier = await done(db, wanted);
  if (earlier) return earlier;
  const pack = await packOf(db, wanted.countyId, wanted.packId);
  const files = await decide(deps, wanted, { pack, check });
  try {
    await write(db, pack, wanted, files);
  } catch (error) {
    const twin = await done(db, wanted);
    if (twin) return twin;
    if (isDuplicate(error)) return refuse('version.taken', '/body/version', { version: wanted.version });
    if (error instanceof Refusal) return refuse('draft.stale', '', { by: (await packOf(db, wanted.countyId, wanted.packId)).updatedBy.name, rev: pack.rev });
    throw error;
  }
  return (await done(db, wanted)) ?? refuse('http.internal');
}

export interface ActivationWish {
  readonly countyId: string;
  readonly packId: string;
  readonly sha: string;
  readonly orgIds: 'all' | readonly string[];
  /** a moment that is already over means now: what was in use before is history and stays */
  readonly from?: string | undefined;
  readonly by: Author;
  readonly now: string;
  readonly commandId: string;
}

const sameWish = (known: ActivationDoc, wish: ActivationWish): boolean =>
  known.packId === wish.packId && known.sha === wish.sha && (wish.orgIds === 'all' ? known.all : known.orgIds.join() === wish.orgIds.join());

/** Put a release into use, at units that exist or at all. An earlier release is put back the same way. */
export async function activate({ db, org }: Pick<Deps, 'db' | 'org'>, wish: ActivationWish): Promise<void> {
  const { countyId, packId, sha, orgIds, by, now, commandId } = wish;
  const earlier = await activationOfCommand(db, countyId, commandId);
  if (earlier) return sameWish(earlier, wish) ? undefined : refuse('http.key-used');
  const { releases } = await loadCatalog(db, countyId, 0);
  if (!releases.some((release) => release.sha === sha && release.packId === packId)) refuse('release.unknown', '', { sha: sha.slice(0, 12) });
  const { view } = await org.snapshot(countyId);
  const strangers = orgIds === 'all' ? [] : orgIds.filter((orgId) => !view.unit(orgId));
  if (strangers.length > 0) refuse('org-unit.unknown', '/body/orgIds', { orgId: strangers[0] ?? '' });
  const from = wish.from === undefined ? now : new Date(wish.from).toISOString();
  const activation = { countyId, packId, sha, all: orgIds === 'all', orgIds: orgIds === 'all' ? [] : [...orgIds], from: from < now ? now : from, at: now, by, commandId };
  await insertActivation(db, activation).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}
