import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { plainKey } from '../../ui';

/** J and K walk the list, Enter goes into the open one. */
export function useListKeys(ids: readonly string[], open: string | undefined, search: string): void {
  const navigate = useNavigate();
  const joined = ids.join(' ');
  useEffect(() => {
    const all = joined === '' ? [] : joined.split(' ');
    const onKey = (event: KeyboardEvent): void => {
      const key = plainKey(event);
      if (key === 'Enter' && open !== undefined && event.target === document.body) document.getElementById('one')?.focus();
      if (key !== 'j' && key !== 'k') return;
      const at = all.indexOf(open ?? '');
      const next = all[at < 0 ? 0 : at + (key === 'j' ? 1 : -1)];
      if (next === undefined) return;
      event.preventDefault();
      void navigate(`/tasks/${next}${search}`, { replace: open !== undefined });
      document.querySelector(`[data-task="${CSS.escape(next)}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [joined, open, search, navigate]);
}
