/**
 * 账: postings from rules, balanced and in whole numbers. A host asks `bookAskOf` what a decision wants of the books, reads what the record has
 * posted and the balances that `askedOf` names, has `decideBooks` decide, and writes postings and moves in the commit of the step. Pure: no
 * database.
 */
export * from './format';
export type { Balance, Earlier, Entry, LedgerMove, Place, Posting, Wanted } from './types';
export { amountText, shownAmount, unitOf, wholeOf } from './amounts';
export { bookAskOf, type BookAsk, type Deciding } from './ask';
export { Books } from './books';
export { decideBooks, type BooksDecided, type EarlierOf, type KnownBooks, type Turned } from './decide';
export { dimText } from './dimension';
export { isInstant, stepsDone, type StepDone } from './done';
export { aroundOf, offersOf, outlooksOf, readBy, takingRules, type Offered, type OfferedLot, type Outlook } from './outlook';
export { growsBy, balanceKey, signed } from './places';
export { askedOf, settlePostings, type Settled } from './settle';
export { needsEarlier, rulesAtWork, wantedAt, type RuleAtWork } from './steps';
export { asksEarlier, freed, standing, withUndo } from './undo';
export type { LedgerWorld } from './wanted';
