/** 记录的表格: records of a type as an .xlsx file, and empty ones to be filled in; `imports` takes them back. */
import { type Static, Type } from '@sinclair/typebox';
import { Id, oneOf, type Routes, strict } from '../api/contract';
import { RegisterQuery } from '../registers/contract';

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

const Target = Type.Object({ packId: Id, orgId: Id, serviceId: Type.Optional(Id), type: Type.Optional(Id) }, strict);
export const recordSheetsApi = {
  'GET /record-sheets/records': {
    summary: 'The records of a type in my reach as .xlsx; sensitive values in it are noted as views', access: 'session', response: null, produces: XLSX,
    query: Type.Object({ packId: Id, type: Id, state: Type.Optional(Id), orgId: Type.Optional(Id) }, strict),
  },
  'POST /record-sheets/registers': { summary: 'The rows of a register as .xlsx, by its filter and in its order: in a body, since a filter names people', access: 'session', response: null, produces: XLSX, body: RegisterQuery },
  'GET /record-sheets/template': { summary: 'An empty .xlsx for starting a service, or making records of a type, many times', access: 'session', query: Target, response: null, produces: XLSX },
} as const satisfies Routes;
export type RecordSheetsApi = typeof recordSheetsApi;
