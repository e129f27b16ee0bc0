import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

const Rule = { title: Type.String(), years: Type.Integer(), from: oneOf(['closed', 'created', 'adult']) };
const OfType = { packId: Id, type: Id };
/** 保管期限 of one kind of record that the caller looks after. `mayDestroy`: he may put such records on a list; `needsSecond`: another person has to agree. */
export const RetentionType = Type.Object({ ...OfType, typeTitle: Type.String(), ...Rule, mayDestroy: Type.Boolean(), needsSecond: Type.Boolean() }, strict);
export type RetentionType = Static<typeof RetentionType>;

/** 暂缓: why it is kept for now, though its time is over. */
export const Hold = Type.Object({ reason: Type.String(), byName: Type.String(), at: Instant }, strict);
/** A record that need not be kept any more. Local dates: from when it was counted, since when it is due. `linked`: so many records point to it (100: or more). `listId`: it stands on this list. */
export const RetentionRow = Type.Object({ record: RecordRow, from: Type.String(), until: Type.String(), linked: Type.Integer(), held: Type.Optional(Hold), listId: Type.Optional(Id) }, strict);
export type RetentionRow = Static<typeof RetentionRow>;

export const LIST_STATES = ['proposed', 'confirmed', 'done', 'withdrawn'] as const;
/** 销毁清册. `destroyed` and `kept` count its records by what became of them; the others wait. */
export const DestructionList = Type.Object({
  id: Id, ...OfType, typeTitle: Type.String(), rule: Type.Object(Rule, strict), state: oneOf(LIST_STATES), reason: Type.String(), byName: Type.String(), at: Instant, orgNames: Type.Array(Type.String()),
  total: Type.Integer(), destroyed: Type.Integer(), kept: Type.Integer(), confirmedByName: Type.Optional(Type.String()), confirmedAt: Type.Optional(Instant), endedAt: Type.Optional(Instant),
  mayConfirm: Type.Boolean(), mayWithdraw: Type.Boolean(), /** he may not agree to what he proposed himself */ needsAnother: Type.Boolean(),
}, strict);
export type DestructionList = Static<typeof DestructionList>;
/** One record of a list. `record`: while it is there and he may see it; `why`: what stood against it. */
export const DestructionItem = Type.Object({
  n: Type.Integer(), recordId: Id, no: Type.Optional(Type.String()), orgName: Type.String(), from: Type.String(), until: Type.String(), state: oneOf(['open', 'destroyed', 'kept', 'withdrawn']),
  record: Type.Optional(RecordRow), why: Type.Optional(Type.String()),
}, strict);
export type DestructionItem = Static<typeof DestructionItem>;

const Reason = Type.String({ minLength: 1, maxLength: 1000 });
/** As many as one list takes. */
export const MOST_OF_A_LIST = 1000;
const listParams = Type.Object({ listId: Id });

export const retentionApi = {
  'GET /retention': { summary: 'Kinds of records of which I look after what need not be kept any more', access: 'session', response: Type.Object({ types: Type.Array(RetentionType) }, strict) },
  'GET /retention/records': {
    summary: 'Records of one kind whose time is over, the oldest first, masked by role', access: 'session', response: pageOf(RetentionRow),
    query: Type.Object({ packId: Id, type: Id, ...PageQuery }, strict),
  },
  'POST /retention/holds': {
    summary: 'Keep a record for now though its time is over or will be', access: 'session', idempotent: true, status: 204, response: null,
    body: Type.Object({ recordId: Id, reason: Reason }, strict),
  },
  'POST /retention/holds/{recordId}/lift': { summary: 'It need not be kept for that reason any more', access: 'session', status: 204, response: null, params: Type.Object({ recordId: Id }) },
  'GET /destruction-lists': { summary: 'Lists of records to be destroyed that I may see, the newest first', access: 'session', response: pageOf(DestructionList), query: Type.Object(PageQuery, strict) },
  'POST /destruction-lists': {
    summary: 'Propose to destroy these records, or all of the kind that are due by now', access: 'session', idempotent: true, status: 201, response: DestructionList,
    body: Type.Object({ ...OfType, recordIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MOST_OF_A_LIST, uniqueItems: true })), reason: Reason }, strict),
  },
  'GET /destruction-lists/{listId}': { summary: 'One list', access: 'session', params: listParams, response: DestructionList },
  'GET /destruction-lists/{listId}/items': { summary: 'Its records', access: 'session', params: listParams, query: Type.Object(PageQuery, strict), response: pageOf(DestructionItem) },
  'POST /destruction-lists/{listId}/commands': {
    summary: 'Agree to it, so that its records are destroyed, or take it back before somebody has', access: 'session', idempotent: true, params: listParams, response: DestructionList,
    body: Type.Object({ type: oneOf(['Confirm', 'Withdraw']) }, strict),
  },
} as const satisfies Routes;
export type RetentionApi = typeof retentionApi;
