import { type Static, Type } from '@sinclair/typebox';
import { Id, type Routes, strict } from '../api/contract';

export const OrgUnitView = Type.Object({
  id: Id, parentId: Type.Union([Id, Type.Null()]), tier: Type.String(), name: Type.String(), demo: Type.Boolean(),
}, strict);
export type OrgUnitView = Static<typeof OrgUnitView>;

export const orgUnitsApi = {
  'GET /org-units': { summary: 'The tree of units of the county, parents first', access: 'session', response: Type.Object({ units: Type.Array(OrgUnitView) }, strict) },
  'GET /org-units/holders': {
    summary: 'For one role and tier: every unit of that tier with the people found (the designer shows it live)', access: { right: 'design' },
    query: Type.Object({ role: Id, tier: Type.String() }, strict),
    response: Type.Object({ units: Type.Array(Type.Object({ orgId: Id, orgName: Type.String(), holders: Type.Array(Type.String()), userIds: Type.Array(Id) }, strict)) }, strict),
  },
} as const satisfies Routes;
export type OrgUnitsApi = typeof orgUnitsApi;
