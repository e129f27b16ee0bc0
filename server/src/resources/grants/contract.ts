import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, oneOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

/** 放行: who is let in to what is confidential in a record, by whom, until when. */
export const GrantView = Type.Object({ id: Id, userId: Id, name: Type.String(), by: Type.String(), reason: Type.String(), at: Instant, until: Instant, endedAt: Type.Optional(Instant), isOpen: Type.Boolean() }, strict);
export type GrantView = Static<typeof GrantView>;

/** 申请查看: who asks to be let in, for how long and why; `until`: over, when nobody has answered by then. */
export const GrantRequest = Type.Object({
  id: Id, recordId: Id, name: Type.String(), hours: Type.Integer(), reason: Type.String(), at: Instant, until: Instant,
  state: oneOf(['waits', 'given', 'declined', 'withdrawn', 'expired']),
  answer: Type.Optional(Type.Object({ at: Instant, by: Type.Optional(Type.String()), hours: Type.Optional(Type.Integer()), reason: Type.Optional(Type.String()) }, strict)),
  /** the caller's own, to take back while it waits */
  isMine: Type.Boolean(), mayAnswer: Type.Boolean(),
}, strict);
export type GrantRequest = Static<typeof GrantRequest>;

const hours = Type.Integer({ minimum: 1, maximum: 8760 });
const reason = Type.String({ maxLength: 1000 });
export const Grants = Type.Object({
  items: Type.Array(GrantView), requests: Type.Array(GrantRequest),
  /** the caller may let others in, or ask to be let in, for so many hours at most; asking waits for so many */
  mayGrant: Type.Boolean(), mayAsk: Type.Boolean(), hours: Type.Integer(), answerHours: Type.Integer(),
}, strict);
export type Grants = Static<typeof Grants>;
export const AskedRow = Type.Object({ request: GrantRequest, record: RecordRow }, strict);
export type AskedRow = Static<typeof AskedRow>;

const params = Type.Object({ recordId: Id });
const ofRequest = Type.Object({ recordId: Id, requestId: Id });
export const grantsApi = {
  'GET /records/{recordId}/grants': { summary: 'Who was let in to what is confidential in it, and who asks to be', access: 'session', params, response: Grants },
  'POST /records/{recordId}/grants': {
    summary: 'Let somebody in for a time; recorded', access: 'session', idempotent: true, params, response: Grants, body: Type.Object({ userId: Id, hours, reason }, strict),
  },
  'POST /records/{recordId}/grants/{grantId}/end': { summary: 'End it before its time', access: 'session', params: Type.Object({ recordId: Id, grantId: Id }), response: Grants },
  'GET /grant-requests': {
    summary: 'Requests to be let in that I may answer, the first to be over first, and my own, newest first', access: 'session',
    response: Type.Object({ toAnswer: Type.Array(AskedRow), mine: Type.Array(AskedRow), more: Type.Boolean() }, strict),
  },
  'POST /records/{recordId}/grant-requests': {
    summary: 'Ask to be let in for a time; who may let in is told', access: 'session', idempotent: true, params, response: Grants, body: Type.Object({ hours, reason }, strict),
  },
  'POST /records/{recordId}/grant-requests/{requestId}/give': { summary: 'Let in who asks, for as long as he asks or shorter', access: 'session', params: ofRequest, response: Grants, body: Type.Object({ hours }, strict) },
  'POST /records/{recordId}/grant-requests/{requestId}/decline': { summary: 'Do not, with a reason', access: 'session', params: ofRequest, response: Grants, body: Type.Object({ reason }, strict) },
  'POST /records/{recordId}/grant-requests/{requestId}/withdraw': { summary: 'Take my request back', access: 'session', params: ofRequest, response: Grants },
} as const satisfies Routes;
export type GrantsApi = typeof grantsApi;
