/**
 * 记录: the records in my reach with filters. Called by the routes; its tabs also stand over the works. One record is the feature record.
 */
export { OffersPage } from './OffersPage';
export { RecordsPage } from './RecordsPage';
export { WorksTabs } from './WorksTabs';
