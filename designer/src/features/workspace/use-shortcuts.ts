import { useEffect } from 'react';
import { useDraft, useDraftStatus } from '../../editing';

/** Ctrl+Z, Ctrl+Y (and Ctrl+Shift+Z) and Ctrl+S everywhere in the workspace; a text field that has its own undo is our draft too. */
export function useShortcuts(): void {
  const { undo, redo } = useDraft();
  const { saveNow } = useDraftStatus();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
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
