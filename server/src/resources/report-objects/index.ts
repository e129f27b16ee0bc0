/**
 * 报表: a report of a unit and period on its way from who fills it to who signs. Drafts are made by a job; figures come from the slice of
 * figures and are frozen when it is signed. Called by the registry and the jobs; it counts nothing itself.
 */
export { reportObjectsHandlers } from './handlers';
export { draftReports, keepFresh, reportsJob } from './job';
export { reportBasisModel, reportObjectModel } from './model';
