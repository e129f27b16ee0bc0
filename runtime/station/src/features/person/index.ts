/**
 * 人员: one person over all services, whether somebody is known already, and two records made one. Called by routes, the page of a record and
 * the form that enters somebody. Which persons one may know of is the server's to say.
 */
export { MergePage } from './MergePage';
export { PersonPage } from './PersonPage';
export { SimilarNotice } from './Similar';
