/**
 * OpenAPI 3.1 from the contracts that validate, and a page to read it. Called by `app.ts`. Nothing is written by hand: a route that is
 * mounted is described.
 */
export { apiDocs } from './docs';
