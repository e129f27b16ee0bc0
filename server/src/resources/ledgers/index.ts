/**
 * 账 to look at: balances, postings, statements, sheets for counting. Called by the registry; dashboards ask `ledgerStatement`. Nothing is
 * posted from here: that a step does, in its own commit.
 */
export { ledgersHandlers } from './handlers';
export { ledgerStatement, type StatementAsk } from './statement';
