/**
 * 登记: a record that no process makes. Called by its route, loaded when needed. What may be made where is the server's to say.
 */
export { NewRecordPage } from './NewRecordPage';
