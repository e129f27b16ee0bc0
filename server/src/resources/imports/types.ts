import type { CompiledPack } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { packIdsInUse } from '../packs/index';
import type { ImportType } from './contract';

interface Place { readonly orgId: string; readonly pack: CompiledPack }

async function placesOf({ packs }: Deps, { countyId, grants }: Caller, now: string): Promise<Place[]> {
  const packIds = await packIdsInUse({ packs }, countyId, now);
  const found: Place[] = [];
  for (const orgId of [...new Set(grants.map((grant) => grant.orgId))].sort()) for (const packId of packIds) {
    const sha = await packs.inUseAt(countyId, packId, orgId, now);
    const pack = sha === undefined ? undefined : await packs.pack(countyId, sha);
    if (pack) found.push({ orgId, pack });
  }
  return found;
}

/** What I may make, or put right, at the units where I hold a role; a file for another unit is handed in by somebody there. */
export async function typesFor(deps: Deps, caller: Caller, org: OrgSnapshot, now: string): Promise<ImportType[]> {
  const types = new Map<string, ImportType>();
  for (const { orgId, pack } of await placesOf(deps, caller, now)) for (const { id: type, title, create, correct } of Object.values(pack.records)) {
    const roles = [...(create?.roles ?? []), ...(correct?.roles ?? [])];
    if (!caller.grants.some((grant) => grant.orgId === orgId && roles.includes(grant.role))) continue;
    const [packId, place] = [pack.manifest.id, { orgId, orgName: org.view.unit(orgId)?.name ?? orgId }];
    const known = types.get(`${packId} ${type}`);
    types.set(`${packId} ${type}`, known ? { ...known, orgs: [...known.orgs, place] } : { packId, type, title, orgs: [place] });
  }
  return [...types.values()];
}
