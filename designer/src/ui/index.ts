/**
 * House components without knowledge of packs: states of a page, columns, small controls. Used by every feature.
 * Must not call the server or read the draft.
 */
export { EmptyState, ErrorState, Loading, reasonOf } from './PageState';
export { Columns } from './Columns';
export { Field } from './Field';
export { JsonField } from './JsonField';
export { Note } from './Note';
export { Page } from './Page';
