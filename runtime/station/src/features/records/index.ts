/**
 * 记录: the records in my reach, one record, and a record's data shown by its own forms to read. Called by the routes and by works and tasks.
 * Shows what the server gives: masking has happened there.
 */
export { RecordForms } from './RecordForms';
export { RecordPage } from './RecordPage';
export { RecordsPage } from './RecordsPage';
export { WorksTabs } from './WorksTabs';
