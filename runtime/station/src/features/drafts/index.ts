/**
 * 草稿: forms that were begun and not handed in, to go on with or to throw away. Called by the pages that begin a form.
 * What a draft is and where it is kept is the data layer's.
 */
export { DraftChoice } from './DraftChoice';
export { useFreshDrafts } from './use-fresh-drafts';
