/** 换版本: moving running works to another release of their pack. */
import { type Static, Type } from '@sinclair/typebox';
import { Id, type Routes, strict } from '../api/contract';

const Sha = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Names = Type.Record(Type.String({ pattern: '^[^$.]{1,100}$' }), Id, { description: 'old id → new id, where they differ' });
const way = { packId: Id, process: Id, from: Sha, to: Sha };
export const Plan = Type.Object({ ...way, toProcess: Type.Optional(Id), nodes: Names, fields: Names }, strict);
export type Plan = Static<typeof Plan>;

export const MappedNode = Type.Object({ from: Id, title: Type.String(), to: Type.Optional(Id), byHand: Type.Boolean(), /** open works that stand there */ waiting: Type.Integer() }, strict);
export type MappedNode = Static<typeof MappedNode>;
export const Reason = Type.Object({ code: Type.String(), path: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) }, strict);
export const WorkResult = Type.Object({ workId: Id, no: Type.Optional(Type.String()), orgName: Type.String(), ok: Type.Boolean(), reasons: Type.Array(Reason) }, strict);
export type WorkResult = Static<typeof WorkResult>;
const Results = Type.Object({ items: Type.Array(WorkResult), next: Type.Optional(Type.String({ description: 'go on with this cursor; absent: that was all' })) }, strict);
const page = { cursor: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) };
const comment = Type.String({ minLength: 1, maxLength: 2000 });

export const migrationsApi = {
  'POST /migrations/map': {
    summary: 'Which step of a release is which of another, and how many open works stand at each', access: { right: 'operate' },
    body: Plan, response: Type.Object({ nodes: Type.Array(MappedNode), targets: Type.Array(Type.Object({ id: Id, title: Type.String(), type: Type.String() }, strict)), running: Type.Integer() }, strict),
  },
  'POST /migrations/dry-run': {
    summary: 'What moving them would do, work by work; nothing is changed', access: { right: 'operate' },
    body: Type.Object({ plan: Plan, ...page }, strict), response: Results,
  },
  'POST /migrations/apply': {
    summary: 'Move works; each is moved as a whole or stays as it is, with the reason', access: { right: 'operate' }, idempotent: true,
    body: Type.Object({ plan: Plan, comment, workIds: Type.Array(Id, { maxItems: 100 }) }, strict), response: Type.Object({ items: Type.Array(WorkResult) }, strict),
  },
  'POST /works/{workId}/undo-migration': {
    summary: 'Take the last migration of a work back, as long as nothing has happened since', access: { right: 'operate' }, idempotent: true,
    params: Type.Object({ workId: Id }), body: Type.Object({ comment }, strict), response: WorkResult,
  },
} as const satisfies Routes;
export type MigrationsApi = typeof migrationsApi;
