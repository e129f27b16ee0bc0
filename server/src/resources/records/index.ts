/**
 * 记录: lists of what one reaches, and one record with its history. Handlers for the API; `recordRows` for lists that are made another way
 * (figures); `scopesOf` for those that are found the same way. Must not write: a record changes only by a command on its work.
 */
export { recordsHandlers, scopesOf } from './handlers';
export { recordRows } from './rows';
export type { RecordRow } from './contract';
