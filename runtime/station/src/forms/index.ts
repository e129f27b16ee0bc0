/**
 * What a page with a form needs beyond `data`: the release as a program, the answers with their draft, files, the forms' own words.
 * Called by the features that show forms; loaded with them, since the form renderer is half of the app.
 */
export { useFiles } from './files';
export { KnownNotice } from './KnownNotice';
export { MovedNotice, useMoved, type Moved } from './moved';
export { asFound, useLookup } from './lookup';
export { useNamed } from './use-named';
export { useProgram } from './program';
export { useAnswers, type Answers } from './use-answers';
export { startFormWords } from './words';
export { useStart } from './use-start';
