/**
 * 保管期限: which records need not be kept any more, for those who look after it. It is a list and nothing more: what becomes of a record is
 * decided by people outside. It must not change or remove anything.
 */
export { retentionHandlers } from './handlers';
