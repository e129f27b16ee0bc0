/**
 * 账: what there is, a statement of a period, and every posting with its voucher and the step that made it. Called by the routes and by 我的.
 * Nothing is posted from here: steps do that.
 */
export { LedgerPage } from './LedgerPage';
export { LedgersLink } from './LedgersLink';
export { useOutlookBeside } from './Outlook';
export { LedgersPage } from './LedgersPage';
export { useLedgers } from './use-ledgers';
