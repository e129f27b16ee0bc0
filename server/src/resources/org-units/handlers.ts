import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import type { OrgUnitsApi } from './contract';

export const orgUnitsHandlers = (deps: Deps): Handlers<OrgUnitsApi> => ({
  'GET /org-units': async ({ caller }) => {
    const { units } = await deps.org.snapshot(caller.countyId);
    return { units: units.map(({ id, parentId, tier, name, demo }) => ({ id, parentId, tier, name, demo: demo === true })) };
  },
  'GET /org-units/holders': async ({ caller, query }) => {
    const { units, view } = await deps.org.snapshot(caller.countyId);
    const found = units.filter((unit) => unit.tier === query.tier);
    return { units: found.map(({ id, name }) => {
      const holders = view.holders(query.role, id);
      return { orgId: id, orgName: name, holders: holders.map((holder) => holder.name), userIds: holders.map(({ userId }) => userId) };
    }) };
  },
});
