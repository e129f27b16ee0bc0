import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useDraftSession } from './draft-context';
import { isPending, type SaveState, type ServerDraft } from './store';

export interface DraftStatus {
  readonly rev: number;
  readonly save: SaveState;
  readonly savedAt: string;
  readonly isPending: boolean;
  /** what undo and redo would do */
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  saveNow(): Promise<void>;
  refresh(): Promise<void>;
  takeTheirs(theirs: ServerDraft): void;
  keepMine(theirs: ServerDraft): void;
}

/** How saving stands; for the top bar, the preview and publishing. */
export function useDraftStatus(): DraftStatus {
  const { store, saveNow, refresh } = useDraftSession();
  const state = useStore(store, useShallow((draft) => ({
    rev: draft.rev, save: draft.save, savedAt: draft.savedAt, isPending: isPending(draft),
    undoLabel: draft.past.at(-1)?.label, redoLabel: draft.future[0]?.label,
  })));
  return { ...state, saveNow, refresh, takeTheirs: store.takeTheirs, keepMine: store.keepMine };
}
