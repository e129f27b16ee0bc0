import { missingScopes, scopesInForce, type CompiledPack, type RecordDoc } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Session } from '../model';
import { consentsOf, personsOf } from './consents';

interface Where { readonly countyId: string; readonly pack: CompiledPack; readonly session?: Session }
type About = Pick<RecordDoc, 'id' | 'type' | 'data'>;

/** Of each record the scopes of consent that anybody whom it is about lacks today: one who agrees does not speak for another. */
export async function missingIn(deps: Deps, where: Where, records: readonly About[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { countyId, pack } = where;
  const about = new Map(records.map((record) => [record.id, personsOf(pack, record).map(({ id }) => id)]));
  const given = await consentsOf(deps, where, [...new Set([...about.values()].flat())]);
  const day = (await deps.org.snapshot(countyId)).calendar.dateOf(deps.clock.now());
  const lacks = (type: string, person: string): readonly string[] => missingScopes(pack.records[type] ?? {}, scopesInForce(given.get(person)?.consents ?? [], given.get(person)?.birthDate, day));
  return new Map(records.map(({ id, type }) => [id, [...new Set((about.get(id) ?? []).flatMap((person) => lacks(type, person)))]]));
}
