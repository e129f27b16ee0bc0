/** 不再重填, as an author sees it: how many of a form's questions are known beforehand, from where, and how long the rest takes. It changes nothing. */
export { EffortNote } from './EffortNote';
