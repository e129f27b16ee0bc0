/**
 * The pack draft being edited: files by path, undoable steps, autosave, findings. Features read and write it through `useDraft()` only.
 * Must not know what a form, a process or any other item of a pack looks like.
 */
export { DraftProvider } from './DraftProvider';
export { useDraft, type Draft } from './use-draft';
export { useDraftStatus, type DraftStatus } from './use-draft-status';
export type { Finding } from './findings';
export { placeOf } from './place-of';
export type { Changes, EditOptions, PackText } from './history';
export { stored } from './parsed';
