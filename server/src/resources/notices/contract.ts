import { Type } from '@sinclair/typebox';
import { Id, PageQuery, type Routes, strict } from '../api/contract';

export const noticesApi = {
  'GET /notices/{packId}/{noticeId}': {
    summary: 'A public notice page as data: only L0 fields; no sign-in', access: 'public', params: Type.Object({ packId: Id, noticeId: Id }), query: Type.Object(PageQuery, strict),
    response: Type.Object({ title: Type.String(), columns: Type.Array(Type.Object({ field: Id, title: Type.String() }, strict)), items: Type.Array(Type.Object({ no: Type.Optional(Type.String()), orgName: Type.String(), values: Type.Record(Type.String(), Type.String()) }, strict)), next: Type.Optional(Type.String()) }, strict),
  },
} as const satisfies Routes;
export type NoticesApi = typeof noticesApi;
