import { reachesUnit } from '../../access/index';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';

/** Operators see and handle what belongs to the units in their reach, whoever worked on it. */
export const isInReach = (caller: Caller, { view }: OrgSnapshot, orgId: string): boolean => reachesUnit(caller, view, orgId);

/** Ids of these units; undefined: all of the county. */
export function unitsInReach(caller: Caller, snapshot: OrgSnapshot): readonly string[] | undefined {
  const found = snapshot.units.filter(({ id }) => isInReach(caller, snapshot, id)).map(({ id }) => id);
  return found.length === snapshot.units.length ? undefined : found;
}
