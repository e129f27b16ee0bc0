/**
 * 放行: whoever may, lets somebody in to what is confidential in one record for some hours; each time is recorded. Handlers for the API.
 * What is closed without it is `closed`'s to say.
 */
export { grantsHandlers } from './handlers';
