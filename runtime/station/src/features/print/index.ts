/**
 * 打印: a record on the sheets that its pack has for it. Called by its route and, for the links to it, by record and work.
 * Shows what the server gives: masking has happened there.
 */
export { PrintLinks } from './PrintLinks';
export { PrintPage } from './PrintPage';
