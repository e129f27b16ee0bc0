/**
 * 记录: lists of what one reaches, one record with its history and links, and what is done to it outside a process. Handlers for the API;
 * `recordRows` for lists that are made another way (figures); `scopesOf` for those that are found the same way. Core decides, the durable host writes.
 */
export { recordsHandlers } from './handlers';
export { scopesOf } from './scopes';
export { recordRows } from './rows';
export type { RecordRow } from './contract';
