/**
 * Making a record by its own form, and making one that a picker did not find, in a sheet over the form that asks for it: by a service like any
 * other start, or by its own form where it needs none. Called by start, task and record-new. The form below knows nothing of it but the record that is picked.
 */
export { NewRecordForm } from './NewRecordForm';
export { useCreation } from './use-creation';
