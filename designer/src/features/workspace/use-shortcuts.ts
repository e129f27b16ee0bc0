import { useEffect } from 'react';
import { useDraft, useDraftStatus } from '../../editing';

/** Text that is not the draft's (dialogs, searches, tries) keeps the browser's own undo. */
const isOnItsOwn = (target: EventTarget | null): boolean => target instanceof Element && target.closest('.ant-modal, [data-native-undo]') !== null;

/** Ctrl+Z, Ctrl+Y (and Ctrl+Shift+Z) and Ctrl+S everywhere in the workspace; a text field of the draft is undone with the draft. */
export function useShortcuts(): void {
  const { undo, redo } = useDraft();
  const { saveNow } = useDraftStatus();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if ((key === 'z' || key === 'y') && isOnItsOwn(event.target)) return;
      const action = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' ? redo : key === 's' ? () => void saveNow() : undefined;
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [undo, redo, saveNow]);
}
