import type { CompiledPack, Json } from '@liandong/core/run';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useDraftSession } from './draft-context';
import { type Finding, mergeFindings } from './findings';
import type { Changes, EditOptions, PackText } from './history';
import { parsed } from './parsed';

export interface Draft {
  readonly packId: string;
  readonly files: PackText;
  /** the file as JSON; undefined when it is missing or not JSON. The same object as long as the text is the same. */
  json<T = Json>(path: string): T | undefined;
  /** One undoable step; null removes the file. `label` names it for undo. */
  setFile(path: string, text: string | null, label: string, options?: EditOptions): void;
  /** Several files in one undoable step. */
  change(changes: Changes, label: string, options?: EditOptions): void;
  /** the last state that compiled without error */
  readonly pack: CompiledPack | undefined;
  readonly findings: readonly Finding[];
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly readonly: boolean;
}

/** The draft being edited; renders again with every edit. */
export function useDraft(): Draft {
  const { store, readonly } = useDraftSession();
  const { packId, files, pack, local, server, canUndo, canRedo } = useStore(store, useShallow((state) => ({
    packId: state.packId, files: state.files, pack: state.pack, local: state.local,
    server: state.files === state.saved ? state.server : NO_FINDINGS,
    canUndo: state.past.length > 0, canRedo: state.future.length > 0,
  })));
  const findings = useMemo(() => mergeFindings(local, server), [local, server]);
  return useMemo(() => ({
    packId, files, pack, findings, canUndo, canRedo, readonly,
    json: <T,>(path: string) => parsed<T>(files[path]),
    setFile: (path, text, label, options) => {
      if (!readonly) store.edit({ [path]: text }, label, options);
    },
    change: (changes, label, options) => {
      if (!readonly) store.edit(changes, label, options);
    },
    undo: store.undo,
    redo: store.redo,
  }), [packId, files, pack, findings, canUndo, canRedo, readonly, store]);
}

const NO_FINDINGS: readonly Finding[] = [];
