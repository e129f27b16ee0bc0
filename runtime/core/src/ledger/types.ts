/** Postings as data: what a host reads, decides with core, and stores. */
import type { PostingLine, PostingRule } from './format';

export type Side = PostingLine['side'];
export type Dims = Readonly<Record<string, string>>;

/** Where an amount stands: one account of one unit, kept apart by its dimensions. */
export interface Place {
  readonly account: string;
  readonly orgId: string;
  /** what is set aside: for which record */
  readonly record?: string;
  readonly dims: Dims;
}
/** A place and how much is there. `since`: the local date on which it was first used. */
export interface Balance extends Place { readonly amount: number; readonly since: string }
export interface Entry extends Place { readonly side: Side; /** more than 0 */ readonly amount: number }

/** An entry as a rule gives it: `open` dimensions are not known before lots are picked. */
export interface Draft extends Entry { readonly open: readonly string[]; readonly pick?: 'expiry' | 'entry' }
/** What one rule wants to post: groups (one for each row of the table) that balance by themselves. */
export interface Wanted {
  readonly ledger: string;
  readonly rule: PostingRule;
  readonly voucher: string;
  readonly groups: readonly (readonly Draft[])[];
  /** what is taken back with it */
  readonly undo?: Undo;
}
/** Postings that are taken back, and the entries that do it. */
export interface Undo { readonly ids: readonly string[]; readonly lines: readonly Entry[] }

/** Debits and credits that balance, under one voucher. */
export interface Posting {
  readonly ledger: string;
  readonly rule: string;
  readonly kind: PostingRule['kind'];
  readonly voucher: string;
  readonly lines: readonly Entry[];
  /** those that it takes back */
  readonly undoes?: readonly string[];
}
/** One that is stored: what a step may take back. */
export interface Earlier extends Posting { readonly id: string; readonly workId: string }

/**
 * What a posting does to one balance: `delta` in all, which asks that at least `least` is there before (what comes in later pays for
 * nothing that goes out earlier), or exactly `exactly` (it was counted).
 */
export interface LedgerMove extends Place { readonly ledger: string; readonly delta: number; readonly least: number; readonly exactly?: number }
