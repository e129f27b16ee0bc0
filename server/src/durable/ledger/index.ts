/**
 * 账 in the database: what a step posts is decided and written in the transaction of its commit, and nowhere else. Called by `commit` and
 * `write`; the slice of ledgers reads. It must not know who may see what.
 */
export { bookAskOf, type BookAsk } from './ask';
export { ledgerBalanceModel, ledgerPostingModel, type LedgerBalanceDoc, type LedgerPostingDoc } from './model';
export { settleBooks, type Booked, type Verdict } from './settle';
export { verifyBooks } from './verify';
export { balanceUpdates, postingDocs } from './write';
