import type { CompiledPack, ServiceItem } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller, Handlers } from '../../platform/http/handler';
import { packIdsInUse } from '../packs/index';
import type { ServicesApi, ServiceView } from './contract';

/** Roles that I hold at a unit and that this release knows for units of that tier. */
function rolesAt(caller: Caller, pack: CompiledPack, org: OrgSnapshot, orgId: string): string[] {
  const tier = org.view.unit(orgId)?.tier;
  return caller.grants.filter((grant) => grant.orgId === orgId && pack.manifest.roles.some((role) => role.id === grant.role && role.tier === tier)).map((grant) => grant.role);
}

const offered = (service: ServiceItem, roles: readonly string[], org: OrgSnapshot, orgId: string): boolean => {
  const tier = org.view.unit(orgId)?.tier;
  return tier !== undefined && service.tiers.includes(tier) && service.startRoles.some((role) => roles.includes(role));
};

/** The services of one release that I may start, with the units at which I may. */
function startable(pack: CompiledPack, caller: Caller, org: OrgSnapshot, orgIds: readonly string[]): ServiceView[] {
  const roles = new Map(orgIds.map((orgId) => [orgId, rolesAt(caller, pack, org, orgId)]));
  return Object.values(pack.services).flatMap((service) => {
    const orgs = orgIds.filter((orgId) => offered(service, roles.get(orgId) ?? [], org, orgId)).map((orgId) => ({ orgId, orgName: org.view.unit(orgId)?.name ?? orgId }));
    if (orgs.length === 0) return [];
    const { group, summary } = service;
    return [{
      packId: pack.manifest.id, release: pack.sha, version: pack.manifest.version, serviceId: service.id, title: service.title, formId: service.form, recordType: service.record, orgs,
      ...(group === undefined ? {} : { group }), ...(summary === undefined ? {} : { summary }),
    }];
  });
}

/** Which release of each pack is in use at which of my units: units on a pilot and units not yet on it give two lines. */
async function releasesAtMyUnits({ packs }: Deps, caller: Caller, now: string): Promise<Map<string, string[]>> {
  const orgIds = [...new Set(caller.grants.map((grant) => grant.orgId))].sort();
  const packIds = await packIdsInUse({ packs }, caller.countyId, now);
  const found = new Map<string, string[]>();
  for (const packId of packIds) {
    for (const orgId of orgIds) {
      const sha = await packs.inUseAt(caller.countyId, packId, orgId, now);
      if (sha !== undefined) found.set(sha, [...(found.get(sha) ?? []), orgId]);
    }
  }
  return found;
}

export const servicesHandlers = (deps: Deps): Handlers<ServicesApi> => ({
  'GET /services': async ({ caller, now }) => {
    const [org, releases] = await Promise.all([deps.org.snapshot(caller.countyId), releasesAtMyUnits(deps, caller, now)]);
    const services: ServiceView[] = [];
    for (const [sha, orgIds] of releases) {
      const pack = await deps.packs.pack(caller.countyId, sha);
      if (pack) services.push(...startable(pack, caller, org, orgIds));
    }
    return { services };
  },
});
