/**
 * From a contract to express: mounting, checking what comes in, answering, and problems as RFC 9457. Called by `app.ts`; slices use
 * only the types of `handler.ts` and `refuse`. It knows no resource and decides about no object.
 */
export { mount } from './mount';
export { refuse } from './refusal';
export { problemHandler } from './problem';
export { securityHeaders } from './headers';
