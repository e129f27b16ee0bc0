/**
 * What the screens share on the way to the server: packs by release, drafts, intents (one key per thing one wants done),
 * live changes and the present moment. Called by the features. Shows nothing but the words of a draft's state.
 */
export { DraftWords } from './DraftWords';
export type { DraftState } from './draft-saver';
export { givenIn, picking, sameGiven } from './given';
export { keys } from './keys';
export { LeaveGuard } from './LeaveGuard';
export { LiveContext, useIsLive, useLive } from './live';
export { packQuery, usePack } from './pack';
export { useNow } from './now';
export { forgetDrafts, keptDraft, keptDrafts, sendAll, unsentOnDevice, watchDrafts } from './kept-drafts';
export type { KeptDraft } from './newest';
export { dropDraft } from './open-drafts';
export { OtherDraft } from './OtherDraft';
export { setOwner } from './owner';
export { useDraft, type Draft } from './use-draft';
export { useIntent, type Intent } from './use-intent';
export { keep, useKept } from './use-kept';
export { usePages } from './use-pages';
export { useOrgUnits } from './use-org-units';
export { useRegisters } from './use-registers';
