/**
 * Makes programs for the tests of this package. Called by tests only; must not be imported by source.
 */
export { aForm, aProgram } from './a-program';
export { markup } from './markup';
