import { type Static, Type } from '@sinclair/typebox';
import { Id, IdList, type Routes, strict } from '../api/contract';

export const Person = Type.Object({ userId: Id, name: Type.String(), orgName: Type.String() }, strict);
export type Person = Static<typeof Person>;

export const peopleApi = {
  'GET /people': {
    summary: 'Who can be named (to transfer to, to ask, to copy to, in a form): active people of the county by name or unit, without the caller unless `me`; without `q` those of his own units; with `ids` just these, also who has left', access: 'session',
    query: Type.Object({ q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })), role: Type.Optional(Id), me: Type.Optional(Type.Boolean()), ids: Type.Optional(IdList), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })) }, strict),
    response: Type.Object({ items: Type.Array(Person), /** how many more there are */ more: Type.Integer() }, strict),
  },
} as const satisfies Routes;
export type PeopleApi = typeof peopleApi;
