/**
 * From a contract to express: mounting, checking what comes in, answering, and problems as RFC 9457. Called by `app.ts`; slices use
 * only the types of `handler.ts` and `refuse`. It knows no resource and decides about no object.
 */
export { mount, slice, type MountOptions, type Slice } from './mount';
export { SENT, Tagged, type Answer, type Call, type Caller, type Handlers } from './handler';
export { Refusal, refuse } from './refusal';
export { problemBody, problemHandler, sendProblems } from './problem';
export { statusOf } from './status';
export { securityHeaders, CSP } from './headers';
