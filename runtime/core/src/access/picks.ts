import type { FieldRef } from '../form/types';
import type { OrgView, RoleGrant, Tier } from '../org/types';
import type { RecordType } from '../record/format';
import type { CompiledPack } from '../pack/program';
import { mayReach, type Reach, type Target } from './reach';

/** A record as far as it matters for whether it may be picked. */
export interface PickTarget extends Target {
  readonly packId: string;
  readonly type: string;
  readonly state: string;
}

/** Who picks, and what there is to be picked. */
export interface PickWorld {
  readonly pack: CompiledPack;
  readonly org: Pick<OrgView, 'unit'>;
  readonly userId: string;
  readonly reaches: readonly Reach[];
  record(id: string): PickTarget | undefined;
  /** roles of somebody active; undefined: there is nobody of this id */
  grants(userId: string): readonly RoleGrant[] | undefined;
}

const isUnit = ({ org }: PickWorld, id: string, tier: Tier | undefined): boolean => {
  const unit = org.unit(id);
  return unit !== undefined && (tier === undefined || unit.tier === tier);
};

function isPerson(world: PickWorld, id: string, role: string | undefined): boolean {
  const grants = world.grants(id);
  return grants !== undefined && (role === undefined || grants.some((grant) => grant.role === role));
}

/** Was it given up? It stays where it was picked already, and is picked nowhere anew. */
export const voidStates = (type: RecordType | undefined): string[] => (type?.states ?? []).filter(({ kind }) => kind === 'void').map(({ id }) => id);

function isRecord({ pack, record, reaches, userId }: PickWorld, id: string, type: string): boolean {
  const target = record(id);
  if (!target || target.packId !== pack.manifest.id || target.type !== type || voidStates(pack.records[type]).includes(target.state)) return false;
  return mayReach(reaches, target, userId) !== undefined;
}

/** May he pick it: a unit of the tier, an active person with the role, a record of the type within his reach. Why not is never said: it would tell what there is. */
export function mayPick(world: PickWorld, ref: FieldRef, id: string): boolean {
  switch (ref.kind) {
    case 'unit': return isUnit(world, id, ref.tier);
    case 'user': return isPerson(world, id, ref.role);
    case 'record': return isRecord(world, id, ref.record);
  }
}
