/**
 * 人员: whom one may see, one person over all services, whether somebody is known already, two records made one or told apart, consents and who is
 * let in. Called by routes, the page of a record and the form that enters somebody. Which persons one may know of is the server's to say.
 */
export { DoublesPage } from './DoublesPage';
export { DueConsentsPage } from './DueConsentsPage';
export { MergePage } from './MergePage';
export { PersonPage } from './PersonPage';
export { PersonsPage } from './PersonsPage';
export { SimilarNotice } from './Similar';
export { isWithdrawal } from './withdrawal';
export { WithdrawalNotice } from './WithdrawalNotice';
