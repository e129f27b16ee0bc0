import type { Deps } from '../../platform/deps';
import { type Call, type Caller, type Handlers, Tagged } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { draftChecks, sendScript } from './checks-script';
import type { PackRow, PacksApi, ReleaseView } from './contract';
import { draftChecker, packOf, saveDraft } from './draft';
import { impactOf } from './impact';
import type { Author } from './model';
import { catalogSource } from './pack-source';
import { findingItem, packRow, releaseView } from './present';
import { activate, publish } from './publish';
import { roleProblems } from './role-guard';
import { asFiles, listPacks, runningByRelease } from './store';

const author = (caller: Caller): Author => ({ id: caller.userId, name: caller.name });

export function packsHandlers(deps: Deps): Handlers<PacksApi> {
  const { db } = deps;
  const check = draftChecker();
  const catalogOf = catalogSource(db);

  const view = async (countyId: string, sha: string, now: string): Promise<ReleaseView> => {
    const [catalog, running] = await Promise.all([catalogOf(countyId), runningByRelease(db, countyId)]);
    const release = catalog.releases.find((entry) => entry.sha === sha) ?? refuse('release.unknown', '', { sha: sha.slice(0, 12) });
    return releaseView(release, catalog, running, now);
  };

  const rows = async (countyId: string, now: string): Promise<PackRow[]> => {
    const [packs, catalog, running] = await Promise.all([listPacks(db, countyId), catalogOf(countyId), runningByRelease(db, countyId)]);
    return packs.map((pack) => packRow(pack, catalog, running, now));
  };

  /** core's findings, and what this person may not publish though it is sound */
  const checkFor = async (caller: Caller): Promise<typeof check> => {
    const inUse = await deps.packs.roles(caller.countyId);
    return async (files) => {
      const { pack, findings } = await check(files);
      return { pack, findings: [...findings, ...(pack ? roleProblems(caller, inUse, pack.manifest.roles) : [])] };
    };
  };

  const draft = async ({ caller, params }: Call<PacksApi['GET /packs/{packId}/draft']>) => {
    const pack = await packOf(db, caller.countyId, params.packId);
    const files = asFiles(pack.files);
    const { findings } = await check(files);
    return new Tagged({ packId: pack.packId, rev: pack.rev, updatedAt: pack.updatedAt, updatedBy: pack.updatedBy.name, files: { ...files }, findings: findings.map(findingItem) }, String(pack.rev));
  };

  return {
    'GET /packs': async ({ caller, now }) => ({ packs: await rows(caller.countyId, now) }),
    'GET /releases': async ({ caller, now }) => ({ packs: (await rows(caller.countyId, now)).map(({ id, title, releases }) => ({ id, title, releases })) }),
    'GET /packs/{packId}/draft': draft,
    'PATCH /packs/{packId}/draft': async ({ caller, params, body, ifMatch, now }) => {
      const saved = await saveDraft(db, { countyId: caller.countyId, packId: params.packId, rev: ifMatch, changes: body.files, by: author(caller), now });
      const { findings } = await check(saved.files);
      return new Tagged({ rev: saved.rev, updatedAt: now, findings: findings.map(findingItem) }, String(saved.rev));
    },
    'GET /packs/{packId}/draft/checks.js': async ({ caller, params, res }) => {
      const files = asFiles((await packOf(db, caller.countyId, params.packId)).files);
      return sendScript(res, draftChecks(files, await check(files)), 'no-store');
    },
    'GET /packs/{packId}/draft/impact': async ({ caller, params }) => {
      const pack = await packOf(db, caller.countyId, params.packId);
      const checkIt = await checkFor(caller);
      const [checked, catalog, running] = await Promise.all([checkIt(asFiles(pack.files)), catalogOf(caller.countyId), runningByRelease(db, caller.countyId)]);
      return impactOf(deps, pack, checked, catalog, running);
    },
    'POST /packs/{packId}/releases': async ({ caller, params, body, ifMatch, commandId, now }) => {
      const { countyId } = caller;
      const release = await publish(deps, { countyId, packId: params.packId, ...body, rev: ifMatch, by: author(caller), now, commandId }, await checkFor(caller));
      deps.log.info({ userId: caller.userId, packId: params.packId, version: release.version, sha: release.sha }, 'pack published');
      return new Tagged(await view(countyId, release.sha, now), release.sha);
    },
    'POST /packs/{packId}/releases/{sha}/activations': async ({ caller, params, body, commandId, now }) => {
      await activate(deps, { countyId: caller.countyId, ...params, ...body, by: author(caller), now, commandId });
      deps.log.info({ userId: caller.userId, packId: params.packId, sha: params.sha, orgIds: body.orgIds }, 'release put into use');
      return view(caller.countyId, params.sha, now);
    },
  };
}
