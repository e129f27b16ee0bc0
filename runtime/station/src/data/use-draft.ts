import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import { type DraftState, isUnsaved } from './draft-saver';
import { type DraftOf, dropDraft, joinDraft, openDraft, typeInto } from './open-drafts';

export interface Draft {
  readonly key: string;
  readonly state: DraftState;
  /** answers of this tab that may not have reached the server */
  readonly kept: JsonObject | undefined;
  /** `title`: what the draft is called in lists; by default its first one */
  readonly change: (data: JsonObject, title?: string) => void;
  /** save at once; true when nothing would be lost */
  readonly flush: () => Promise<boolean>;
  readonly isUnsaved: () => boolean;
  /** the form was handed in: the draft is thrown away */
  readonly done: () => void;
}

/** Saves the answers of a form being filled as they are typed. The answers themselves stay with the caller. One draft a mounted form. */
export function useDraft(of: DraftOf): Draft {
  const api = useApi();
  const [draft] = useState(() => openDraft(api, of));
  const subscribe = useCallback((listener: () => void) => joinDraft(draft, listener), [draft]);
  const state = useSyncExternalStore(subscribe, () => draft.saver.state);
  return useMemo((): Draft => ({
    key: draft.of.key, state,
    kept: draft.data,
    change: (data, title) => typeInto(draft, data, title ?? draft.of.title),
    flush: async () => { await draft.saver.flush(); return !isUnsaved(draft.saver.state); },
    isUnsaved: () => isUnsaved(draft.saver.state),
    done: () => dropDraft(api, draft.of.key),
  }), [api, draft, state]);
}
