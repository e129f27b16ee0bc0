import { RegisterFilter } from '@liandong/core/run';
import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

const Column = Type.String({ minLength: 1, maxLength: 80 });
const asked = {
  packId: Id, type: Id, filter: Type.Optional(RegisterFilter),
  /** words of a name or place, initials or sound of a name, the end of a telephone number, a number; several are all meant */
  search: Type.Optional(Type.String({ maxLength: 60 })),
};
const Sort = Type.Object({ field: Column, desc: Type.Boolean() }, strict);
/** What is asked of a register. In a body, never in an address: it names people. */
export const RegisterQuery = Type.Object({ ...asked, sort: Type.Optional(Sort) }, strict);
export type RegisterQuery = Static<typeof RegisterQuery>;
const Columns = Type.Array(Column, { minItems: 1, maxItems: 12, uniqueItems: true });

const ViewBody = { title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }), query: RegisterQuery, columns: Type.Optional(Columns), /** with which unit it is shared; absent: mine alone */ orgId: Type.Optional(Id) };
export const RegisterView = Type.Object({ id: Id, ...ViewBody, /** counted up with each change */ rev: Type.Integer(), /** mine to change */ mine: Type.Boolean(), /** opened first, for me */ first: Type.Boolean(), by: Type.String(), /** with whom it is shared */ orgName: Type.Optional(Type.String()), /** I shared it, or I am over the unit: I may take it back */ mayTakeBack: Type.Boolean() }, strict);
export type RegisterView = Static<typeof RegisterView>;
const viewParams = Type.Object({ viewId: Id });

export const registersApi = {
  'GET /registers': {
    summary: 'Types of records whose registers I can open, with the release that describes them', access: 'session',
    response: Type.Object({ registers: Type.Array(Type.Object({ packId: Id, type: Id, title: Type.String(), release: Id }, strict)) }, strict),
  },
  'POST /registers/query': {
    summary: 'A page of a register: records of one type in my reach that meet a filter, newest first or by a column', access: 'session',
    body: Type.Object({ ...RegisterQuery.properties, columns: Type.Optional(Columns), cursor: Type.Optional(Type.String({ maxLength: 1000 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }, strict),
    response: Type.Object({
      items: Type.Array(RecordRow), next: Type.Optional(Type.String()),
      /** so many were looked at that the page ends here: all up to what was made then. `next` goes on looking; there may be none */
      lookedTo: Type.Optional(Instant),
    }, strict),
  },
  'POST /registers/count': {
    summary: 'How many of them I can see: to ten thousand; without `count` it would take too long to say', access: 'session', body: Type.Object(asked, strict),
    response: Type.Object({ count: Type.Optional(Type.Integer()), /** there are more than `count` */ more: Type.Boolean() }, strict),
  },
  'GET /registers/views': { summary: 'Views of registers that I saved, and those shared with my units', access: 'session', response: Type.Object({ views: Type.Array(RegisterView) }, strict) },
  'POST /registers/views': { summary: 'Save a view, for me or shared with a unit of mine', access: 'session', body: Type.Object(ViewBody, strict), response: RegisterView, status: 201, idempotent: true },
  'PUT /registers/views/{viewId}': { summary: 'Change or rename a view of mine, as it was at `base`', access: 'session', params: viewParams, body: Type.Object({ ...ViewBody, base: Type.Integer({ minimum: 0 }) }, strict), response: RegisterView },
  'DELETE /registers/views/{viewId}/share': { summary: 'Share it no longer: whoever shared it, or is over the unit; it stays with whom it is of', access: 'session', params: viewParams, response: null, status: 204 },
  'DELETE /registers/views/{viewId}': { summary: 'Give up a view of mine', access: 'session', params: viewParams, response: null, status: 204 },
  'PUT /registers/views/{viewId}/first': { summary: 'Open this view first, for me', access: 'session', params: viewParams, body: Type.Object({ first: Type.Boolean() }, strict), response: null, status: 204 },
} as const satisfies Routes;
export type RegistersApi = typeof registersApi;
