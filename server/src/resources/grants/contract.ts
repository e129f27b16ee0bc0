import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, type Routes, strict } from '../api/contract';

/** 放行: who is let in to what is confidential in a record, by whom, until when. */
export const GrantView = Type.Object({ id: Id, userId: Id, name: Type.String(), by: Type.String(), reason: Type.String(), at: Instant, until: Instant, endedAt: Type.Optional(Instant), isOpen: Type.Boolean() }, strict);
export type GrantView = Static<typeof GrantView>;
export const Grants = Type.Object({ items: Type.Array(GrantView), /** the caller may let others in, for so many hours at most */ mayGrant: Type.Boolean(), hours: Type.Integer() }, strict);
export type Grants = Static<typeof Grants>;

const params = Type.Object({ recordId: Id });
export const grantsApi = {
  'GET /records/{recordId}/grants': { summary: 'Who was let in to what is confidential in it', access: 'session', params, response: Grants },
  'POST /records/{recordId}/grants': {
    summary: 'Let somebody in for a time; recorded', access: 'session', idempotent: true, params, response: Grants,
    body: Type.Object({ userId: Id, hours: Type.Integer({ minimum: 1, maximum: 8760 }), reason: Type.String({ maxLength: 1000 }) }, strict),
  },
  'POST /records/{recordId}/grants/{grantId}/end': { summary: 'End it before its time', access: 'session', params: Type.Object({ recordId: Id, grantId: Id }), response: Grants },
} as const satisfies Routes;
export type GrantsApi = typeof grantsApi;
