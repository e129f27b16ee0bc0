/** 记录的表格: records of a type as an .xlsx file, and many new works of one service from such a file. A file comes as the body itself. */
import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, type Routes, strict, oneOf } from '../api/contract';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A cell, and what is wrong with it; `cell` is '' where it is about the row as a whole. */
export const CellNote = Type.Object({ sheet: Type.String(), cell: Type.String(), title: Type.String(), detail: Type.String() }, strict);
export type CellNote = Static<typeof CellNote>;
export const SheetRowView = Type.Object({
  /** as the spreadsheet counts */
  row: Type.Integer(), kind: oneOf(['new', 'changed', 'wrong']), label: Type.String(), problems: Type.Array(CellNote),
  changes: Type.Array(Type.Object({ sheet: Type.String(), cell: Type.String(), title: Type.String(), from: Type.String(), to: Type.String() }, strict)),
}, strict);
export type SheetRowView = Static<typeof SheetRowView>;

export const SheetPreview = Type.Object({
  fresh: Type.Integer(), unchanged: Type.Integer(), changed: Type.Integer(), wrong: Type.Integer(),
  /** of the file as a whole */
  problems: Type.Array(CellNote),
  /** without those that are unchanged; wrong ones first, at most 200 */
  rows: Type.Array(SheetRowView), left: Type.Integer(),
  /** it can be uploaded as it is */
  ready: Type.Boolean(),
}, strict);
export type SheetPreview = Static<typeof SheetPreview>;
export const SheetUpload = Type.Object({ id: Id, at: Instant, works: Type.Array(Type.Object({ id: Id, no: Type.String() }, strict)) }, strict);
export type SheetUpload = Static<typeof SheetUpload>;

const Target = Type.Object({ packId: Id, serviceId: Id, orgId: Id }, strict);
export const recordSheetsApi = {
  'GET /record-sheets/records': {
    summary: 'The records of a type in my reach as .xlsx; sensitive values in it are noted as views', access: 'session', response: null, produces: XLSX,
    query: Type.Object({ packId: Id, type: Id, state: Type.Optional(Id), orgId: Type.Optional(Id) }, strict),
  },
  'GET /record-sheets/template': { summary: 'An empty .xlsx for starting a service many times', access: 'session', query: Target, response: null, produces: XLSX },
  'POST /record-sheets/preview': { summary: 'What an .xlsx (the body) would start; nothing is stored', access: 'session', query: Target, response: SheetPreview },
  'POST /record-sheets/uploads': { summary: 'Start a service once for each new row of an .xlsx (the body): all of them or none', access: 'session', status: 201, idempotent: true, query: Target, response: SheetUpload },
} as const satisfies Routes;
export type RecordSheetsApi = typeof recordSheetsApi;
