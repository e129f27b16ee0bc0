/** At which unit each new row is made: the one that its own column names, else that of the file. Whether he may do it there shows row by row. */
import { problem, type Problem } from '@liandong/core/run';
import type { ReadRecord } from '@liandong/sheets/records';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { Target } from './target';

export interface UnitOfRow { readonly orgId: string; readonly problem?: Problem }

async function named(deps: Deps, { countyId }: Caller, target: Target, { units }: OrgSnapshot, text: string): Promise<UnitOfRow> {
  const { orgId, packId, program } = target;
  const [unit, another] = units.filter(({ name }) => name === text);
  if (!unit) return { orgId, problem: problem('sheet.unit-unknown', '', { unit: text }) };
  if (another) return { orgId, problem: problem('sheet.unit-twice', '', { unit: text }) };
  const sha = await deps.packs.inUseAt(countyId, packId, unit.id, deps.clock.now());
  return sha === program.pack.sha ? { orgId: unit.id } : { orgId, problem: problem('sheet.unit-other-release', '', { unit: text }) };
}

/** In the order of the rows. Works are started at the unit of the file: their numbers are counted there. */
export async function unitsOf(deps: Deps, caller: Caller, target: Target, reads: readonly ReadRecord[]): Promise<readonly UnitOfRow[]> {
  const snapshot = await deps.org.snapshot(caller.countyId);
  const own = snapshot.view.unit(target.orgId)?.name ?? '';
  const known = new Map<string, UnitOfRow>([['', { orgId: target.orgId }], [own, { orgId: target.orgId }]]);
  for (const text of new Set(reads.map(({ fixed }) => fixed.org ?? ''))) {
    if (known.has(text)) continue;
    known.set(text, target.kind === 'service' ? { orgId: target.orgId, problem: problem('sheet.other-unit', '', { unit: own }) } : await named(deps, caller, target, snapshot, text));
  }
  return reads.map(({ fixed }) => known.get(fixed.org ?? '') ?? { orgId: target.orgId });
}
