import { type Static, Type } from '@sinclair/typebox';
import { Id, Right, type Routes, strict } from '../api/contract';

export const Me = Type.Object({
  userId: Id, username: Type.String(), name: Type.String(),
  county: Type.Object({ id: Id, name: Type.String() }, strict),
  grants: Type.Array(Type.Object({ role: Id, roleTitle: Type.String(), orgId: Id, orgName: Type.String(), tier: Type.String() }, strict)),
  rights: Type.Array(Right),
}, strict);
export type Me = Static<typeof Me>;

export const sessionApi = {
  'POST /session': {
    summary: 'Sign in; sets the session cookie', access: 'public', status: 201,
    body: Type.Object({ username: Type.String({ minLength: 1, maxLength: 64 }), password: Type.String({ minLength: 1, maxLength: 256 }) }, strict), response: Me,
  },
  'GET /session': { summary: 'Who am I', access: 'session', response: Me },
  'DELETE /session': { summary: 'Sign out', access: 'session', response: null, status: 204 },
  'DELETE /sessions': { summary: 'Sign out everywhere', access: 'session', response: null, status: 204 },
  'PUT /session/password': {
    summary: 'Change my password; signs out everywhere else', access: 'session', response: null, status: 204,
    body: Type.Object({ current: Type.String({ minLength: 1, maxLength: 256 }), next: Type.String({ minLength: 8, maxLength: 256 }) }, strict),
  },
} as const satisfies Routes;
export type SessionApi = typeof sessionApi;
