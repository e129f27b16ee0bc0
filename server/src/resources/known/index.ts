/**
 * 不再重填: answers that were given before, offered where the same question is asked again. Called by the registry. Whose records, and which of
 * their values, is the one policy's to say; showing sensitive ones is a view and noted as such. It never fills anything in by itself.
 */
export { knownHandlers } from './handlers';
