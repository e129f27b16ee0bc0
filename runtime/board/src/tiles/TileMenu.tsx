import { useEffect, useRef, useState } from 'react';
import type { Place } from '../drill';
import { useTaking } from '../take';
import { t } from '../text';

interface TileMenuProps { readonly id: string; readonly title: string; readonly place: Place; readonly onPrint: () => void }

/** What can be done with one tile: taken away as a table, or printed alone. */
export function TileMenu({ id, title, place, onPrint }: TileMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { take, isBusy, hasFailed } = useTaking(place, id);
  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = (event: Event): void => { if (!(event.target instanceof Node && menu.current?.contains(event.target))) setOpen(false); };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => { document.removeEventListener('pointerdown', leave); document.removeEventListener('focusin', leave); };
  }, [isOpen]);
  const close = (): void => { setOpen(false); opener.current?.focus(); };
  return (
    <div ref={menu} className="board-menu" onKeyDown={(event) => { if (event.key === 'Escape' && isOpen) { event.stopPropagation(); close(); } }}>
      <button ref={opener} type="button" className="board-switch" aria-expanded={isOpen} aria-label={t('what', { title, view: t('menu.more') })} onClick={() => setOpen(!isOpen)}><span aria-hidden="true">⋯</span></button>
      {isOpen && (
        <div className="board-menu-list">
          <button type="button" disabled={isBusy} onClick={() => { take(); close(); }}>{t('menu.sheet')}</button>
          <button type="button" onClick={() => { close(); onPrint(); }}>{t('menu.print')}</button>
        </div>
      )}
      {hasFailed && <span role="alert" className="board-menu-failed">{t('bar.failed')}</span>}
    </div>
  );
}
