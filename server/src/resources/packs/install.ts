import { randomUUID } from 'node:crypto';
import { packSha } from '@liandong/core/compile';
import type { CompiledPack, PackFiles, Problem } from '@liandong/core/run';
import { isDuplicate } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { Refusal, refuse } from '../../platform/http/refusal';
import { words } from '../../text/index';
import { begun } from './activation';
import { draftChecker, draftFields, errorsIn, readManifest } from './draft';
import type { Author, PackDoc } from './model';
import { activate, publish } from './publish';
import { guardFiles } from './source-guard';
import { catalogSeq, ensureCatalog, findPack, insertPack, loadCatalog, replaceDraft } from './store';
import { unconfirmed } from './unconfirmed';

export interface InstallOptions {
  /** make it a release under the version of its manifest */
  readonly publish?: boolean;
  /** put that release into use */
  readonly activate?: 'all' | readonly string[];
  /** replace a draft that was edited in the county since it was last published */
  readonly overwrite?: boolean;
  /** keys of breaking changes that are published as they are */
  readonly confirmed?: readonly string[];
  readonly note?: string;
  readonly by?: Author;
}
export interface Installed {
  readonly packId: string;
  readonly rev: number;
  readonly findings: readonly Problem[];
  readonly release?: { readonly sha: string; readonly version: string };
}
type InstallDeps = Pick<Deps, 'db' | 'clock' | 'org' | 'packs'>;

/** Shown as who published and who saved last. */
const INSTALLER: Author = { id: 'system', name: words('pack.installer') };

async function checked(files: PackFiles): Promise<{ pack: CompiledPack; findings: readonly Problem[] }> {
  const refused = guardFiles(files);
  if (refused.length > 0) throw new Refusal(refused);
  const { pack, findings } = await draftChecker()(files);
  if (!pack) throw new Refusal(errorsIn(findings));
  return { pack, findings };
}

/** The draft becomes what is installed; work of the county's staff is not thrown away unasked. */
async function putDraft(deps: InstallDeps, countyId: string, packId: string, files: PackFiles, options: InstallOptions): Promise<PackDoc> {
  const { db, clock } = deps;
  const by = options.by ?? INSTALLER;
  const pack = await findPack(db, countyId, packId);
  if (!pack) {
    await insertPack(db, { countyId, packId, rev: 1, newest: '', ...draftFields(files, by, clock.now()) }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
    return (await findPack(db, countyId, packId)) ?? refuse('pack.unknown', '', { pack: packId });
  }
  if (pack.draftSha === packSha(files)) return pack;
  const { releases } = await loadCatalog(db, countyId, 0);
  const newest = releases.filter((release) => release.packId === packId).at(-1);
  if (newest && newest.sha !== pack.draftSha && options.overwrite !== true) refuse('draft.edited', '', { by: pack.updatedBy.name, pack: packId });
  if (!(await replaceDraft(db, { countyId, packId, rev: pack.rev }, draftFields(files, by, clock.now(), pack)))) refuse('draft.stale', '', { by: '', rev: pack.rev });
  return (await findPack(db, countyId, packId)) ?? refuse('pack.unknown', '', { pack: packId });
}

async function putIntoUse(deps: InstallDeps, countyId: string, packId: string, sha: string, options: InstallOptions): Promise<void> {
  const orgIds = options.activate ?? 'all';
  const now = deps.clock.now();
  const { activations } = await loadCatalog(deps.db, countyId, await catalogSeq(deps.db, countyId));
  const last = begun(activations, packId, now)[0];
  const already = last?.sha === sha && (orgIds === 'all' ? last.all : last.orgIds.join() === orgIds.join());
  if (!already) await activate(deps, { countyId, packId, sha, orgIds, by: options.by ?? INSTALLER, now, commandId: `install-${randomUUID()}` });
}

/**
 * Bring a pack into a county: `liandong pack install`, the demo seed, tests. Installing the same files again changes nothing.
 * @example await installPack(deps, '610722', files, { publish: true, activate: 'all' })
 */
export async function installPack(deps: InstallDeps, countyId: string, files: PackFiles, options: InstallOptions = {}): Promise<Installed> {
  const { pack: compiled, findings } = await checked(files);
  const packId = compiled.manifest.id;
  const isPublished = options.publish === true || options.activate !== undefined;
  await ensureCatalog(deps.db, countyId);
  const { releases } = await loadCatalog(deps.db, countyId, 0);
  const known = releases.find((release) => release.sha === packSha(files));
  // asked before the draft is touched: who has still to confirm finds everything as it was
  const open = isPublished && !known ? await unconfirmed(deps, { countyId, packId, confirmed: options.confirmed }, compiled) : [];
  if (open.length > 0) throw new Refusal(open);
  const pack = await putDraft(deps, countyId, packId, files, options);
  if (!isPublished) return { packId, rev: pack.rev, findings };
  const release = known ?? (await publish(deps, {
    countyId, packId, version: readManifest(files).version ?? '', confirmed: options.confirmed, note: options.note ?? '',
    rev: String(pack.rev), by: options.by ?? INSTALLER, now: deps.clock.now(), commandId: `install-${pack.draftSha}`,
  }, draftChecker()));
  if (options.activate !== undefined) await putIntoUse(deps, countyId, packId, release.sha, options);
  return { packId, rev: pack.rev, findings, release: { sha: release.sha, version: release.version } };
}
