/**
 * 决策表: the page of a DMN file. Edits `decisions/<id>.dmn` of the draft through `useDraft()`; what a file means, and what is wrong
 * with it, core says. Must not know which process uses it beyond naming it.
 */
export { DecisionPage } from './DecisionPage';
