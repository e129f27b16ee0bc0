/**
 * Releases as the apps load them: compiled JSON and the schema checks as a script. Called by the registry; only callers of the county
 * that owns the release get it. It must not send source: that is the designer's, from the draft.
 */
export { releasesHandlers } from './handlers';
