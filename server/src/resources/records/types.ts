import type { CompiledPack, RecordType } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { RecordTypeView } from './contract';

interface At { readonly orgId: string; readonly name: string; readonly tier: string; readonly pack: CompiledPack; readonly roles: readonly string[] }

/** What is in use at each unit where the caller holds a role. */
async function placesOf({ org, packs }: Deps, { countyId, grants }: Caller, packIds: readonly string[], now: string): Promise<At[]> {
  const { view } = await org.snapshot(countyId);
  const units = [...new Set(grants.map((grant) => grant.orgId))].flatMap((id) => view.unit(id) ?? []);
  const places = await Promise.all(units.flatMap((unit) => packIds.map(async (packId): Promise<At[]> => {
    const sha = await packs.inUseAt(countyId, packId, unit.id, now);
    const pack = sha === undefined ? undefined : await packs.pack(countyId, sha);
    const roles = grants.filter((grant) => grant.orgId === unit.id && pack?.manifest.roles.some((role) => role.id === grant.role && role.tier === unit.tier)).map((grant) => grant.role);
    return pack ? [{ orgId: unit.id, name: unit.name, tier: unit.tier, pack, roles }] : [];
  })));
  return places.flat();
}

function createOf(type: RecordType, places: readonly At[]): Pick<RecordTypeView, 'create'> {
  const open = places.filter(({ pack, roles }) => pack.records[type.id]?.create?.roles.some((role) => roles.includes(role)));
  const [first] = open;
  const form = first?.pack.records[type.id]?.create?.form;
  // one form at a time: units that are on another release are offered when the first has come to it
  return first && form !== undefined ? { create: { release: first.pack.sha, form, units: open.filter(({ pack }) => pack.sha === first.pack.sha).map(({ orgId: id, name }) => ({ id, name })) } } : {};
}

export async function typesFor(deps: Deps, caller: Caller, now: string): Promise<RecordTypeView[]> {
  const inUse = await deps.packs.inUse(caller.countyId, now);
  const packIds = [...new Set(inUse.map(({ packId }) => packId))];
  const [places, packs] = await Promise.all([placesOf(deps, caller, packIds, now), Promise.all(inUse.map(({ sha }) => deps.packs.pack(caller.countyId, sha)))]);
  const found = new Map<string, RecordTypeView>();
  for (const pack of packs.flatMap((one) => one ?? [])) {
    const packId = pack.manifest.id;
    for (const type of Object.values(pack.records)) {
      const own = places.filter((place) => place.pack.manifest.id === packId);
      found.set(`${packId}/${type.id}`, { packId, type: type.id, title: type.title, ...(type.kind === undefined ? {} : { kind: type.kind }), ...createOf(type, own) });
    }
  }
  return [...found.values()];
}
