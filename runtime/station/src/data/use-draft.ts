import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import type { OtherAnswers } from './device';
import type { DraftOf } from './draft-of';
import { type DraftState, isUnsaved } from './draft-saver';
import type { KeptDraft } from './newest';
import { dropDraft, joinDraft, openDraft, takeOther, typeInto } from './open-drafts';

export interface Draft {
  readonly key: string;
  readonly state: DraftState;
  /** answers of this tab or device that may not have reached the server */
  readonly kept: JsonObject | undefined;
  /** answers that these have won over, typed in another tab, on another device or before the line broke */
  readonly other: OtherAnswers | undefined;
  /** the other ones, to go on with; `current` stays at hand in their place, undefined: they are thrown away */
  readonly takeOther: (current: JsonObject | undefined) => JsonObject | undefined;
  /** `title`: what the draft is called in lists; by default its first one */
  readonly change: (data: JsonObject, title?: string) => void;
  /** save at once; true when nothing would be lost */
  readonly flush: () => Promise<boolean>;
  readonly isUnsaved: () => boolean;
  /** the form was handed in: the draft is thrown away */
  readonly done: () => void;
}

/** Saves the answers of a form being filled as they are typed. The answers themselves stay with the caller. One draft a mounted form. */
export function useDraft(of: DraftOf, found?: KeptDraft | null): Draft {
  const api = useApi();
  const [draft] = useState(() => openDraft(api, of, found ?? undefined));
  const subscribe = useCallback((listener: () => void) => joinDraft(draft, listener), [draft]);
  const state = useSyncExternalStore(subscribe, () => draft.saver.state);
  const other = useSyncExternalStore(subscribe, () => draft.other);
  return useMemo((): Draft => ({
    key: draft.of.key, state,
    kept: draft.data, other,
    takeOther: (current) => takeOther(draft, current),
    change: (data, title) => typeInto(draft, data, title ?? draft.of.title),
    flush: async () => { await draft.saver.flush(); return !isUnsaved(draft.saver.state); },
    isUnsaved: () => isUnsaved(draft.saver.state),
    done: () => dropDraft(api, draft.of.key),
  }), [api, draft, state, other]);
}
