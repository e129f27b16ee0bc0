/** Who can be named: a search over the county's active people, for whoever is signed in. Must not show more of anybody than name and unit. */
import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import type { PeopleApi } from './contract';
import { search } from './search';

const MOST = 20;
export const peopleHandlers = (deps: Deps): Handlers<PeopleApi> => ({
  'GET /people': async ({ caller, query }) => ({ items: search(await deps.org.snapshot(caller.countyId), query.q, query.limit ?? MOST, caller.userId) }),
});
