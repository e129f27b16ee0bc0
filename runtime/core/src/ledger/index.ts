/**
 * 账: postings from rules, balanced and in whole numbers. A host asks `rulesAtWork` of a decision and `wantedAt` what they want, adds what is
 * taken back (`withUndo`), reads the balances that `askedOf` names, has `settlePostings` decide, and writes postings and moves in the commit
 * of the step. Pure: no database.
 */
export * from './format';
export type { Balance, Earlier, Entry, LedgerMove, Place, Posting, Wanted } from './types';
export { amountText, shownAmount, unitOf, wholeOf } from './amounts';
export { Books } from './books';
export { dimText } from './dimension';
export { isInstant, stepsDone, type StepDone } from './done';
export { growsBy, balanceKey, signed } from './places';
export { askedOf, settlePostings, type Settled } from './settle';
export { needsEarlier, rulesAtWork, wantedAt, type RuleAtWork } from './steps';
export { asksEarlier, freed, standing, withUndo } from './undo';
export type { LedgerWorld } from './wanted';
