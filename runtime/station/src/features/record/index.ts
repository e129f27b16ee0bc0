/**
 * One record, and a record's data shown by its own forms to read. Called by its route and by task and work, loaded when needed.
 * Shows what the server gives: masking has happened there.
 */
export { RecordFold, RecordForms } from './RecordForms';
export { RecordPage } from './RecordPage';
