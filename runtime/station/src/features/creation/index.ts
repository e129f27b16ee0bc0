/**
 * Making a record that a picker did not find, in a sheet over the form that asks for it. Called by start and task.
 * It starts a service like any other start; the form below knows nothing of it but the record that is picked.
 */
export { useCreation } from './use-creation';
