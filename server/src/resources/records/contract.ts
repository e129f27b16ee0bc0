import { type Static, Type } from '@sinclair/typebox';
import { Id, IdList, Instant, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordView, TimelineEntry } from '../works/contract';

export const RecordRow = Type.Object({
  id: Id, workId: Type.Optional(Id), no: Type.Optional(Type.String()), title: Type.String(), packId: Id, type: Id, typeTitle: Type.String(), state: Id, stateTitle: Type.String(),
  orgId: Id, orgName: Type.String(), createdAt: Instant,
  columns: Type.Array(Type.Object({ field: Id, title: Type.String(), value: Type.String() }, strict)),
}, strict);
export type RecordRow = Static<typeof RecordRow>;

export const recordsApi = {
  'GET /records': {
    summary: 'Records in my reach, newest first; with `q` those whose number or shown name holds it, with `ids` just these, with `pick` without those that were given up', access: 'session', response: pageOf(RecordRow),
    query: Type.Object({ packId: Type.Optional(Id), type: Type.Optional(Id), state: Type.Optional(Id), orgId: Type.Optional(Id), q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })), ids: Type.Optional(IdList), pick: Type.Optional(Type.Boolean()), ...PageQuery }, strict),
  },
  'GET /records/{recordId}': {
    summary: 'One record; viewing a sensitive one is itself recorded', access: 'session', params: Type.Object({ recordId: Id }),
    response: Type.Object({ record: RecordView, timeline: Type.Array(TimelineEntry), workId: Type.Optional(Id) }, strict),
  },
} as const satisfies Routes;
export type RecordsApi = typeof recordsApi;
