/** Who looks after which kinds of records, proposes that they be destroyed, and agrees: by the roles that the type names, as far as they reach. */
import { confirmRoles, destroyRoles, reachOf, retentionRoles, type CompiledPack, type OrgUnit, type RecordType } from '@liandong/core/run';
import { placesOf } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packForFigures } from '../packs/index';
import { scopesOf } from '../records/index';
import type { Watched } from './due';

export type Part = 'look' | 'propose' | 'confirm';
const ROLES: Readonly<Record<Part, (type: RecordType) => readonly string[]>> = { look: (type) => [...new Set([...retentionRoles(type), ...destroyRoles(type), ...confirmRoles(type)])], propose: destroyRoles, confirm: confirmRoles };

/** Keys of the records' `scope`. Empty: it is not for him. */
export function scopesFor(part: Part, caller: Pick<Caller, 'userId' | 'grants'>, { manifest }: CompiledPack, type: RecordType, { view }: OrgSnapshot): string[] {
  const named = ROLES[part](type);
  const roles = manifest.roles.filter(({ id }) => named.includes(id));
  return type.retention ? scopesOf({ userId: caller.userId, reaches: reachOf(caller.grants, roles, view) }) : [];
}

/** Does he reach all records of a unit? Who reaches only his own does not. */
export const coversUnit = (scopes: readonly string[], unit: OrgUnit | undefined): boolean => unit !== undefined && placesOf(unit.id, unit.path).some((place) => scopes.includes(place));

interface Of { readonly packId: string; readonly type: string }
export interface Looking { readonly pack: CompiledPack; readonly type: RecordType; readonly org: OrgSnapshot }
/** The kind of record as the release that is in use has it; undefined: none has, or it says nothing of how long it is kept. */
export async function kindOf(deps: Deps, countyId: string, { packId, type: id }: Of): Promise<Looking | undefined> {
  const [org, pack] = await Promise.all([deps.org.snapshot(countyId), packForFigures(deps, countyId, packId)]);
  const type = pack && Object.hasOwn(pack.records, id) ? pack.records[id] : undefined;
  return pack && type?.retention ? { pack, type, org } : undefined;
}

/** The kind of record with what of it is in his reach, or a refusal. */
export async function watchedBy(deps: Deps, caller: Caller, part: Part, of: Of, path: string): Promise<{ readonly watched: Watched; readonly org: OrgSnapshot }> {
  const kind = await kindOf(deps, caller.countyId, of);
  const scopes = kind ? scopesFor(part, caller, kind.pack, kind.type, kind.org) : [];
  if (!kind || scopes.length === 0) return refuse('access.denied', path);
  return { watched: { countyId: caller.countyId, pack: kind.pack, type: kind.type, scopes }, org: kind.org };
}
