/**
 * 报表: reports on their way up: numbers with unit and comparison, what is to be explained, adjusting, returning, signing, restating. Called by
 * the routes and by 我的. It counts nothing: the server does.
 */
export { FigureRecordsPage } from './FigureRecordsPage';
export { ReportPage } from './ReportPage';
export { ReportsLink } from './ReportsLink';
export { ReportsPage } from './ReportsPage';
export { useHasReports } from './use-has-reports';
