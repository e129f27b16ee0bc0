import { type Static, Type } from '@sinclair/typebox';
import { Id, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { Batch } from '../incidents/contract';

export const Grant = Type.Object({ role: Id, orgId: Id }, strict);
export const UserView = Type.Object({
  id: Id, username: Type.String(), name: Type.String(), disabled: Type.Boolean(), lockedUntil: Type.Optional(Type.String()), grants: Type.Array(Grant),
}, strict);
export type UserView = Static<typeof UserView>;

const grants = Type.Array(Grant, { maxItems: 20 });
export const usersApi = {
  'GET /roles': { summary: 'The roles that can be granted: those of the packs in use', access: { right: 'accounts' }, response: Type.Object({ roles: Type.Array(Type.Object({ id: Id, title: Type.String(), tier: Type.String() }, strict)) }, strict) },
  'GET /users': { summary: 'Accounts', access: { right: 'accounts' }, query: Type.Object(PageQuery, strict), response: pageOf(UserView) },
  'POST /users': {
    summary: 'Make an account', access: { right: 'accounts' }, status: 201, idempotent: true, response: UserView,
    body: Type.Object({ username: Type.String({ pattern: '^[\\p{L}\\p{N}_.-]{2,64}$' }), name: Type.String({ minLength: 1, maxLength: 60 }), password: Type.String({ minLength: 8, maxLength: 256 }), grants }, strict),
  },
  'PATCH /users/{userId}': {
    summary: 'Change roles, disable or enable; ends the sessions of that user', access: { right: 'accounts' }, params: Type.Object({ userId: Id }), response: UserView,
    body: Type.Object({ grants: Type.Optional(grants), disabled: Type.Optional(Type.Boolean()) }, strict),
  },
  'POST /users/{userId}/hand-over': {
    summary: 'Everything of who leaves goes to somebody else: one batch over his works in the reach of the operator', access: { right: 'operate' }, status: 201, idempotent: true, params: Type.Object({ userId: Id }), response: Batch,
    body: Type.Object({ to: Id, comment: Type.String({ minLength: 1, maxLength: 2000 }) }, strict),
  },
} as const satisfies Routes;
export type UsersApi = typeof usersApi;
