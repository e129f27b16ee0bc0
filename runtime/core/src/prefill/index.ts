/**
 * 不再重填: what the county knows already of the person a form is about. Which stored answers may be offered to whom is the host's to decide before;
 * here only: which of them answer the same question (题库), the newest first. Must not read a record that it was not given.
 */
export { identityIn, knownAnswers, type KnownAnswer, type KnownSource } from './known-answers';
export { defaultsOf, rowDefaults } from './defaults';
export { effortOf, type Effort } from './effort';
