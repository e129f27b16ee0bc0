/** 账: what there is, where it came from and where it went. Amounts are whole numbers: fen, minutes, pieces (core's `shownAmount` says them). */
import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';

const Period = Type.String({ pattern: '^(all|\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?)$', description: 'all, 2026, 2026-Q4 or 2026-11' });
const Kind = oneOf(['money', 'goods', 'hours']);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Named = Type.Object({ id: Id, title: Type.String() }, strict);
const Day = Type.String({ format: 'date' });

export const LedgerView = Type.Object({
  packId: Id, ledgerId: Id, title: Type.String(), kind: Kind, unit: Type.String(),
  accounts: Type.Array(Type.Object({ id: Id, title: Type.String(), kind: oneOf(['asset', 'source', 'use', 'reserve']) }, strict)),
  dimensions: Type.Array(Named), hasStatement: Type.Boolean(),
  /** whose books I may look into */
  units: Type.Array(Named),
}, strict);
export type LedgerView = Static<typeof LedgerView>;

/** A dimension's value in words. */
const Dim = Type.Object({ id: Id, title: Type.String(), text: Type.String() }, strict);
export const BalanceRow = Type.Object({
  id: Id, account: Id, accountTitle: Type.String(), orgId: Id, orgName: Type.String(), dims: Type.Array(Dim), amount: Type.Integer(), since: Day,
  /** its last day is over */
  expired: Type.Boolean(),
  /** set aside for it */
  recordId: Type.Optional(Id),
}, strict);
export type BalanceRow = Static<typeof BalanceRow>;
export const PostingRow = Type.Object({
  id: Id, at: Instant, day: Day, rule: Type.String(), kind: oneOf(['post', 'reserve', 'consume', 'release', 'count', 'reverse']), voucher: Type.String(), step: Type.String(), byName: Type.String(), orgName: Type.String(),
  recordId: Id, workId: Id, no: Type.Optional(Type.String()),
  lines: Type.Array(Type.Object({ accountTitle: Type.String(), side: oneOf(['debit', 'credit']), amount: Type.Integer(), orgName: Type.String(), dims: Type.Array(Dim) }, strict)),
}, strict);
export type PostingRow = Static<typeof PostingRow>;

const Sums = { opening: Type.Integer(), in: Type.Integer(), out: Type.Integer(), closing: Type.Integer() } as const;
export const StatementView = Type.Object({
  packId: Id, ledgerId: Id, title: Type.String(), kind: Kind, unit: Type.String(), period: Period, asOf: Instant, by: Named,
  rows: Type.Array(Type.Object({ value: Type.String(), title: Type.String(), ...Sums }, strict)), total: Type.Object(Sums, strict),
}, strict);
export type StatementView = Static<typeof StatementView>;

/** What a step would take from the books, told while its form is filled in. */
export const OutlookView = Type.Object({
  /** of the form: what the books are asked by */
  fields: Type.Array(Id),
  offers: Type.Array(Type.Object({
    ledger: Type.String(), kind: Kind, unit: Type.String(), rule: Type.String(), ruleKind: oneOf(['post', 'reserve', 'count']), account: Type.String(),
    /** of this table and row; none: of the form as a whole */
    table: Type.Optional(Id), row: Type.Optional(Type.Integer()),
    /** as far as the answers say it */
    place: Type.Array(Dim), asked: Type.Optional(Type.Integer()), have: Type.Integer(),
    /** why it cannot be taken */
    short: Type.Optional(Type.String()),
    /** a rule picks lots where none is named */
    isPicked: Type.Boolean(), isNamed: Type.Boolean(),
    lots: Type.Array(Type.Object({ dims: Type.Array(Dim), amount: Type.Integer(), taken: Type.Integer(), expired: Type.Boolean(), since: Day, /** answers by which this lot is named; none: there are no fields for it */ answers: Type.Record(Type.String(), Type.String()) }, strict)),
    /** lots that are not told */
    more: Type.Integer(),
  }, strict)),
}, strict);
export type OutlookView = Static<typeof OutlookView>;
const At = Type.Union([
  Type.Object({ release: Type.String({ pattern: '^[0-9a-f]{64}$' }), serviceId: Id, orgId: Id }, strict),
  Type.Object({ workId: Id, taskId: Id }, strict),
]);
/** Where a form is filled in. */
export type OutlookAt = Static<typeof At>;

const params = Type.Object({ packId: Id, ledgerId: Id });
const Statement = Type.Object({ period: Type.Optional(Period), orgId: Type.Optional(Id) }, strict);
export const ledgersApi = {
  'GET /ledgers': { summary: 'Ledgers of the packs in use that I may see', access: 'session', response: Type.Object({ ledgers: Type.Array(LedgerView) }, strict) },
  'GET /ledgers/{packId}/{ledgerId}/balances': {
    summary: 'What there is and what is set aside, by account, unit and dimensions, or the balances of one account; used up ones only with `all`', access: 'session', params, response: pageOf(BalanceRow),
    query: Type.Object({ account: Type.Optional(Id), orgId: Type.Optional(Id), all: Type.Optional(Type.Boolean()), ...PageQuery }, strict),
  },
  'GET /ledgers/{packId}/{ledgerId}/postings': {
    summary: 'Postings, newest first, each with its voucher and the step that made it', access: 'session', params, response: pageOf(PostingRow),
    query: Type.Object({ account: Type.Optional(Id), orgId: Type.Optional(Id), period: Type.Optional(Period), voucher: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), ...PageQuery }, strict),
  },
  'POST /ledgers/outlook': {
    summary: 'What a step that is mine, or a service that I may start, would take from the books by these answers. A body, since answers belong in no address', access: 'session', response: OutlookView,
    body: Type.Object({ at: At, data: Data }, strict),
  },
  'GET /ledgers/{packId}/{ledgerId}/statement': { summary: 'Opening, in, out and closing of a period, by source', access: 'session', params, query: Statement, response: StatementView },
  'GET /ledgers/{packId}/{ledgerId}/statement-sheet': { summary: 'The same as .xlsx', access: 'session', params, query: Statement, response: null, produces: XLSX },
  'GET /ledgers/{packId}/{ledgerId}/stock-sheet': { summary: 'A sheet for counting what is there, as .xlsx', access: 'session', params, query: Type.Object({ orgId: Type.Optional(Id) }, strict), response: null, produces: XLSX },
} as const satisfies Routes;
export type LedgersApi = typeof ledgersApi;
