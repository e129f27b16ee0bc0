/**
 * Forms being filled, in any state, each seen by its writer only and sealed at rest. Called by the registry; the slice packs asks how
 * many a pack has. It must not validate what is in them: that happens when they are submitted.
 */
export { draftOfTask, formDraftsHandlers } from './handlers';
export { countFormDrafts, draftedOf } from './store';
export { formDraftModel } from './model';
