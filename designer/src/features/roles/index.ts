/** 角色: who there is at which tier, what he may do and see. Edits `roles` of `pack.json`. Must not know people. */
export { RolesPage } from './RolesPage';
