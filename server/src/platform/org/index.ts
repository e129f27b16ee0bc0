/**
 * Counties, units, accounts and stand-ins at rest, and the snapshot of them that core decides with (`OrgSource`). Called by the slices
 * session, users, stand-ins and org-units, the imports and the seed. Every change goes through a function that also counts `orgRev` up, so all
 * servers see it with their next request. It must not know a role's meaning: roles belong to packs.
 */
export { countyModel, orgUnitModel, standInModel, type StandInDoc, userModel } from './model';
export { orgSource } from './source';
export { type CountySpec, countyOf, listUnits, orgChange, saveCounty, saveUnits } from './store';
export * from './stand-ins';
export * from './users-store';
