import type { CompiledPack } from '@liandong/core/run';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Finding } from './findings';
import * as history from './history';

export interface ServerDraft {
  readonly packId: string;
  readonly rev: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly files: history.PackText;
  readonly findings: readonly Finding[];
}

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'conflict'; readonly theirs: ServerDraft }
  | { readonly kind: 'refused'; readonly reason: string };

export interface DraftState extends history.History {
  readonly packId: string;
  readonly rev: number;
  /** files as the server has them at `rev` */
  readonly saved: history.PackText;
  readonly savedAt: string;
  readonly save: SaveState;
  /** last compiled state without error */
  readonly pack: CompiledPack | undefined;
  readonly local: readonly Finding[];
  readonly server: readonly Finding[];
}

export interface DraftStore extends StoreApi<DraftState> {
  edit(changes: history.Changes, label: string, options?: history.EditOptions): void;
  undo(): void;
  redo(): void;
  checked(result: { readonly pack?: CompiledPack; readonly findings: readonly Finding[] }): void;
  saving(): void;
  wasSaved(files: history.PackText, answer: Pick<ServerDraft, 'rev' | 'updatedAt' | 'findings'>): void;
  failed(state: SaveState): void;
  /** somebody saved meanwhile: go on with theirs, mine is thrown away */
  takeTheirs(theirs: ServerDraft): void;
  /** go on with theirs under the files I changed */
  keepMine(theirs: ServerDraft): void;
}

export const pendingChanges = (state: Pick<DraftState, 'saved' | 'files'>): history.Changes => history.changesBetween(state.saved, state.files);
export const isPending = (state: Pick<DraftState, 'saved' | 'files'>): boolean => state.saved !== state.files && Object.keys(pendingChanges(state)).length > 0;

const initial = (draft: ServerDraft): DraftState => ({
  packId: draft.packId, rev: draft.rev, files: draft.files, saved: draft.files, savedAt: draft.updatedAt,
  past: [], future: [], save: { kind: 'saved' }, pack: undefined, local: [], server: draft.findings,
});

/** The state of one pack being edited. `now` gives milliseconds (merging of typing only). */
export function createDraftStore(draft: ServerDraft, now: () => number): DraftStore {
  const store = createStore<DraftState>()(() => initial(draft));
  const moved = (next: history.History): void => {
    const state = store.getState();
    if (next.files === state.files) return;
    store.setState({ ...next, ...(state.save.kind === 'conflict' ? {} : { save: { kind: 'unsaved' } }) });
  };
  return {
    ...store,
    edit: (changes, label, options) => moved(history.edit(store.getState(), changes, label, { ...options, at: now() })),
    undo: () => moved(history.undo(store.getState())),
    redo: () => moved(history.redo(store.getState())),
    checked: ({ pack, findings }) => store.setState((state) => ({ pack: pack ?? state.pack, local: findings })),
    saving: () => store.setState({ save: { kind: 'saving' } }),
    wasSaved: (files, answer) =>
      store.setState((state) => ({
        saved: files, rev: answer.rev, savedAt: answer.updatedAt, server: answer.findings,
        save: { kind: state.files === files ? 'saved' : 'unsaved' },
      })),
    failed: (save) => store.setState({ save }),
    takeTheirs: (theirs) => store.setState((state) => ({ ...initial(theirs), pack: state.pack })),
    keepMine: (theirs) =>
      store.setState((state) => {
        const mine = pendingChanges(state);
        const isMine = Object.keys(mine).length > 0;
        return { files: isMine ? history.apply(theirs.files, mine) : theirs.files, saved: theirs.files, rev: theirs.rev, savedAt: theirs.updatedAt, server: theirs.findings, save: { kind: isMine ? 'unsaved' : 'saved' } };
      }),
  };
}
