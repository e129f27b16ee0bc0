import type { FormDraft } from '@liandong/server/contract/form-drafts';

/** What a draft is of. */
export type DraftOf = Omit<FormDraft, 'data' | 'savedAt'>;
