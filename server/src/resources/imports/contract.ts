/** 表格导入: a file of many rows, looked through and then written in the background, batch by batch. A file comes as the body itself. */
import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, oneOf, pageOf, PageQuery, type Routes, strict } from '../api/contract';
import { CellNote, SheetRowView } from '../record-sheets/contract';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `reading` → `ready` → `importing` → `done`; `stopped` goes on when it is asked to; `failed` says why; `dropped` was given up before anything was written. */
export const IMPORT_STATES = ['reading', 'ready', 'importing', 'stopped', 'done', 'failed', 'dropped'] as const;
const count = Type.Integer({ minimum: 0 });
export const ImportView = Type.Object({
  id: Id, at: Instant, state: oneOf(IMPORT_STATES), kind: oneOf(['service', 'record']), title: Type.String(), orgName: Type.String(),
  /** rows with something in them, and how many of them have been looked at; 0 while the file is unpacked */
  rows: count, read: count,
  /** of those looked at: to be written, wrong, as they are in the database, changed */
  fresh: count, wrong: count, unchanged: count, changed: count,
  /** to be written in all; `corrects`: some of it puts records right, which takes a reason */
  todo: count, corrects: Type.Boolean(),
  /** written; and since when, until when */
  written: count, began: Type.Optional(Instant), ended: Type.Optional(Instant),
  /** since then its rows are kept no longer: only what was written is known */
  cleared: Type.Optional(Instant),
  /** of the file as a whole: with one of these nothing of it can be written */
  problems: Type.Array(CellNote),
  /** numbers of the first and the last row that was written */
  first: Type.Optional(Type.String()), last: Type.Optional(Type.String()),
  may: Type.Array(oneOf(['confirm', 'stop', 'drop'])),
}, strict);
export type ImportView = Static<typeof ImportView>;
export const WrittenRow = Type.Object({ row: Type.Integer(), id: Id, no: Type.String() }, strict);
export type WrittenRow = Static<typeof WrittenRow>;

/** Records that may be made without a process, and where I may make them. */
export const ImportType = Type.Object({ packId: Id, type: Id, title: Type.String(), orgs: Type.Array(Type.Object({ orgId: Id, orgName: Type.String() }, strict)) }, strict);
export type ImportType = Static<typeof ImportType>;

const one = Type.Object({ importId: Id }, strict);
export const importsApi = {
  'POST /imports': {
    summary: 'Hand in an .xlsx (the body) for a service or a record type at a unit; it is looked through in the background, nothing is written yet', access: 'session', status: 201, idempotent: true,
    query: Type.Object({ packId: Id, orgId: Id, serviceId: Type.Optional(Id), type: Type.Optional(Id) }, strict), response: ImportView,
  },
  'GET /imports': { summary: 'What I have handed in, newest first', access: 'session', query: Type.Object(PageQuery, strict), response: pageOf(ImportView) },
  'GET /imports/types': { summary: 'Types of records that I may make from a file, beside the services that I may start', access: 'session', response: Type.Object({ types: Type.Array(ImportType) }, strict) },
  'GET /imports/{importId}': { summary: 'How far an import is', access: 'session', params: one, response: ImportView },
  'GET /imports/{importId}/problems': { summary: 'Rows that are wrong or changed, with what is wrong', access: 'session', params: one, query: Type.Object(PageQuery, strict), response: pageOf(SheetRowView) },
  'GET /imports/{importId}/written': { summary: 'Rows that were written, and the numbers they were given', access: 'session', params: one, query: Type.Object(PageQuery, strict), response: pageOf(WrittenRow) },
  'GET /imports/{importId}/errors': { summary: 'The wrong rows as .xlsx as they were handed in, with what is wrong: to be mended and handed in again', access: 'session', params: one, response: null, produces: XLSX },
  'POST /imports/{importId}/commands': {
    summary: 'Write what is right (also: go on after a stop), stop between two batches, or give it up', access: 'session', idempotent: true, params: one,
    body: Type.Object({ type: oneOf(['confirm', 'stop', 'drop']), /** why records are put right */ reason: Type.Optional(Type.String({ maxLength: 500 })) }, strict), response: ImportView,
  },
} as const satisfies Routes;
export type ImportsApi = typeof importsApi;
