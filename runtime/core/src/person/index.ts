/**
 * 人员: finding doubles of a person with the reasons in words, the rules of minors, and what consent lets one do. Which fields say what is
 * pack data. Called by the server and the apps. How a name sounds it is told: the table of pronunciations is the host's.
 */
export { ageOn, birthdayOf } from './birth';
export { faceOf, plainName, sealedParts, type FacePart, type PersonFace } from './face';
export { askedKeys, idKey, matchKeys, type AskedKeys, type Keyed } from './match-keys';
export { similarity, type Compared, type Likelihood, type Reason as PersonReason, type Similarity } from './score';
export { askAgain, consentOf, isInForce, missingScopes, needsGuardian, scopesInForce, type AskAgain, type Consent } from './consent';
