/** Who can be named: a search over the county's active people, for whoever is signed in. Must not show more of anybody than name and unit. */
import type { Deps } from '../../platform/deps';
import type { Call, Handlers } from '../../platform/http/handler';
import { usersById } from '../../platform/org/index';
import type { PeopleApi, Person } from './contract';
import { nearby, personOf, search } from './search';

const MOST = 20;

async function people(deps: Deps, { caller, query: { q, role, me, ids } }: Call<PeopleApi['GET /people']>): Promise<Person[]> {
  const snapshot = await deps.org.snapshot(caller.countyId);
  if (ids !== undefined) return (await usersById(deps.db, caller.countyId, ids.split(','))).map((user) => personOf(snapshot, { id: user._id, name: user.name, grants: user.grants }));
  const asked = snapshot.people.filter((person) => (me === true || person.id !== caller.userId) && (role === undefined || person.grants.some((grant) => grant.role === role)));
  return q === undefined ? nearby(snapshot, asked, caller.grants) : search(snapshot, asked, q);
}

export const peopleHandlers = (deps: Deps): Handlers<PeopleApi> => ({
  'GET /people': async (call) => {
    const { ids, limit = MOST } = call.query;
    const found = await people(deps, call);
    const most = ids === undefined ? limit : found.length;
    return { items: found.slice(0, most), more: Math.max(0, found.length - most) };
  },
});
