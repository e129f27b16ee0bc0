import { useEffect, useEffectEvent, useState } from 'react';
import type { Entry } from './entry';

const KEPT = 6;

export interface PaletteState { readonly isOpen: boolean; readonly open: () => void; readonly close: () => void; readonly recent: readonly Entry[]; readonly remember: (entry: Entry) => void }

/** Open or not, by button or Ctrl+K (before what a page does with that key), and what was opened lately: in memory only, since it may name people. */
export function usePalette(): PaletteState {
  const [isOpen, setOpen] = useState(false);
  const [recent, setRecent] = useState<readonly Entry[]>([]);
  const toggle = useEffectEvent(() => setOpen(!isOpen));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      event.stopPropagation();
      toggle();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false), recent, remember: (entry) => setRecent([entry, ...recent.filter(({ to }) => to !== entry.to)].slice(0, KEPT)) };
}
