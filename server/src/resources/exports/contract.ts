import { type Static, Type } from '@sinclair/typebox';
import { Id, PageQuery, pageOf, type Routes, strict } from '../api/contract';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' });
/** A file of records that left the house. */
export const ExportRow = Type.Object({
  id: Type.String(), by: Id, byName: Type.String(), at: Type.String(), typeTitle: Type.String(),
  /** by what the records were chosen, in words; absent: all of them, or it was not noted yet at that time */
  asked: Type.Optional(Type.String()),
  /** how many rows went; absent: it is under way, or nobody knows */
  rows: Type.Optional(Type.Integer()),
  /** it broke off after these rows */
  broken: Type.Boolean(),
}, strict);
export type ExportRow = Static<typeof ExportRow>;

export const exportsApi = {
  'GET /exports': {
    summary: 'Who took records away as a file, when and which, newest first: of the people of units in my reach', access: { right: 'audit' }, response: pageOf(ExportRow),
    query: Type.Object({ by: Type.Optional(Id), from: Type.Optional(Day), until: Type.Optional(Day), ...PageQuery }, strict),
  },
} as const satisfies Routes;
export type ExportsApi = typeof exportsApi;
