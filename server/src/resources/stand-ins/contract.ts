/** 代理: for a period somebody does what is for another. Who is named sees no more of a record than his own roles let him. */
import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, type Routes, strict, oneOf } from '../api/contract';

/** `for`: whose steps; `userId`: who does them. */
export const StandIn = Type.Object({
  id: Id, for: Id, forName: Type.String(), userId: Id, name: Type.String(), from: Instant, until: Instant, state: oneOf(['to-come', 'now', 'over']), comment: Type.Optional(Type.String()), mayEnd: Type.Boolean(),
}, strict);
export type StandIn = Static<typeof StandIn>;

export const standInsApi = {
  'GET /stand-ins': { summary: 'Who stands in for me, and for whom I stand in: the newest first', access: 'session', response: Type.Object({ given: Type.Array(StandIn), held: Type.Array(StandIn) }, strict) },
  'POST /stand-ins': {
    summary: 'Name who stands in for me; an operator names whom for somebody else', access: 'session', status: 201, idempotent: true, response: StandIn,
    body: Type.Object({ userId: Id, from: Instant, until: Instant, comment: Type.Optional(Type.String({ maxLength: 2000 })), for: Type.Optional(Id) }, strict),
  },
  'DELETE /stand-ins/{standInId}': { summary: 'It is over now; it stays in the history', access: 'session', status: 204, response: null, params: Type.Object({ standInId: Id }) },
} as const satisfies Routes;
export type StandInsApi = typeof standInsApi;
