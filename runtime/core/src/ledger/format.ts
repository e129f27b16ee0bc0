/**
 * 账: accounts in double entry for money, goods and hours. Pack data. Whole numbers only: money in fen, hours in minutes, goods in pieces; authors and
 * screens speak of yuan, hours and pieces.
 */
import { type Static, Type } from '@sinclair/typebox';
import { Feel, FieldPath, Id, oneOf, Title } from '../pack/format';

const strict = { additionalProperties: false } as const;

/**
 * By what a balance is kept apart: whose money, which thing, which lot. Each unit has books of its own, the record's or the one that a
 * dimension of kind `unit` names; what is set aside belongs to the record, or to the one that a dimension of kind `record` names.
 */
export const LedgerDimension = Type.Object({
  id: Id, title: Title, kind: oneOf(['code', 'unit', 'record', 'text', 'date']), codes: Type.Optional(Id), record: Type.Optional(Id),
}, strict);

export const LedgerAccount = Type.Object({
  id: Id, title: Title,
  /** what there is, where it came from, where it went, what is set aside. Asset, use and reserve grow by debit, source by credit; none goes below zero */
  kind: oneOf(['asset', 'source', 'use', 'reserve']),
  dimensions: Type.Array(Id),
}, strict);

/**
 * `pick`: which lots are taken where the line leaves a dimension open: those that expire first, or came first. Another line of the rule that
 * leaves the same dimension open follows what was picked.
 */
export const PostingLine = Type.Object({
  account: Id, side: oneOf(['debit', 'credit']), amount: Feel,
  dimensions: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Feel)), pick: Type.Optional(oneOf(['expiry', 'entry'])),
}, strict);

/** 记账规则: made when the step is done, in its own commit, and named after it. */
export const PostingRule = Type.Object({
  id: Id, title: Title,
  on: Type.Object({ process: Id, node: Id, outcome: Type.Optional(Id) }, strict),
  when: Type.Optional(Feel),
  /**
   * `reserve` sets aside, `consume` takes what was set aside, `release` gives it back. `count` is a stock-take: the amount of the first line is
   * what was found, a surplus goes to the line on the credit side and a shortage to the one on the debit side (or both to the only other one).
   * `reverse` takes back what the rule `of` has posted about this record
   */
  kind: oneOf(['post', 'reserve', 'consume', 'release', 'count', 'reverse']),
  of: Type.Optional(Id),
  /** the step is done once more (sent back, or round again): what it had posted is taken back first (absent), or stays and more is added */
  again: Type.Optional(oneOf(['replace', 'add'])),
  /** FEEL: the voucher's number; one voucher is posted once. Absent: the step's own */
  voucher: Type.Optional(Feel),
  /** once for each row of this child table, whose columns the expressions then read by name */
  rows: Type.Optional(FieldPath),
  /** two at least, but none for `reverse` */
  lines: Type.Array(PostingLine, { maxItems: 12 }),
}, strict);

export const LedgerDef = Type.Object({
  id: Id, title: Title, kind: oneOf(['money', 'goods', 'hours']), unit: Type.Optional(Title),
  dimensions: Type.Array(LedgerDimension, { maxItems: 8 }),
  accounts: Type.Array(LedgerAccount, { minItems: 2, maxItems: 40 }),
  postings: Type.Array(PostingRule, { maxItems: 60 }),
  /** 收支表: opening + in − out = closing of these accounts, for every value of a dimension */
  statement: Type.Optional(Type.Object({ by: Id, accounts: Type.Array(Id, { minItems: 1 }) }, strict)),
  /** who sees it, held at a unit: the postings of that unit and below */
  roles: Type.Optional(Type.Array(Id)),
}, strict);
export type LedgerDef = Static<typeof LedgerDef>;
export type LedgerAccount = Static<typeof LedgerAccount>;
export type PostingRule = Static<typeof PostingRule>;
export type PostingLine = Static<typeof PostingLine>;
