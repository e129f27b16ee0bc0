import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../text';
import { Icon } from './Icon';

const FOCUSABLE = 'button:not([disabled]), [href], input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"]';

/** An open list of suggestions, or a sheet of the form within, closes first. */
const isMeantInside = (target: EventTarget | null, sheet: HTMLElement | null): boolean =>
  target instanceof Element && (target.matches('[role="combobox"][aria-expanded="true"]') || target.closest('[role="dialog"]') !== sheet);

/** Keeps the keyboard inside while the sheet is open and gives the focus back after. */
function useFocusInside(onClose: (() => void) | undefined) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => { close.current = onClose; });
  useEffect(() => {
    const before = document.activeElement;
    const inside = (): HTMLElement[] => [...(ref.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    (ref.current?.querySelector<HTMLElement>('[data-first]') ?? ref.current)?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isMeantInside(event.target, ref.current)) { event.stopPropagation(); close.current?.(); return; }
      if (event.key !== 'Tab') return;
      const all = inside();
      const [first, last] = [all[0], all.at(-1)];
      const leaving = event.shiftKey ? first : last;
      if (!leaving || (document.activeElement !== leaving && ref.current?.contains(document.activeElement))) return;
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    };
    const element = ref.current;
    element?.addEventListener('keydown', onKey);
    return () => {
      element?.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return ref;
}

interface SheetProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose?: () => void;
  /** as high as there is room */
  readonly full?: boolean;
}
/** A panel from below (phone) or in the middle (desk). Without `onClose` it can only be answered. */
export function Sheet({ title, children, actions, onClose, full = false }: SheetProps) {
  const id = useId();
  const ref = useFocusInside(onClose);
  return createPortal(
    <div className="sheet-backdrop" onClick={(event) => { if (event.target === event.currentTarget) onClose?.(); }}>
      <div ref={ref} className={full ? 'sheet sheet-full' : 'sheet'} role="dialog" aria-modal="true" aria-labelledby={id} tabIndex={-1}>
        <header className="sheet-head">
          <h2 id={id} className="sheet-title">{title}</h2>
          {onClose && <button type="button" className="icon-button" aria-label={t('page.close')} onClick={onClose}><Icon name="close" /></button>}
        </header>
        <div className="sheet-body">{children}</div>
        {actions !== undefined && <footer className="sheet-actions">{actions}</footer>}
      </div>
    </div>,
    document.body,
  );
}
