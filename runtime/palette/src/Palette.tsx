import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Entry } from './entry';
import { found, grouped } from './found';
import { Results } from './Results';
import { t } from './text';
import { useInitials } from './use-initials';
import { useRecords } from './use-records';

interface PaletteProps {
  /** everything that can be opened, but records: those the server looks for */
  readonly entries: readonly Entry[];
  readonly recent: readonly Entry[];
  readonly recordAddress: (recordId: string) => string;
  readonly onPick: (entry: Entry) => void;
  readonly onClose: () => void;
}

const MOST_AT_FIRST = 60;
/** Nothing typed yet: what was opened lately, then everything in its order. */
const before = (recent: readonly Entry[], entries: readonly Entry[]): readonly Entry[] => [...recent.map((entry) => ({ ...entry, group: t('recent') })), ...entries.filter(({ to, isPart }) => !isPart && !recent.some((one) => one.to === to))].slice(0, MOST_AT_FIRST);

function said({ words, count, isLooking, hasFailed }: { readonly words: string; readonly count: number; readonly isLooking: boolean; readonly hasFailed: boolean }): string {
  if (isLooking) return t('looking');
  if (hasFailed) return t('failed');
  if (words.trim() === '') return t('hint');
  return count === 0 ? t('none', { words: words.trim() }) : t('count', { n: count });
}

/** Finds any page, service, dashboard or record, and opens it. */
export function Palette({ entries, recent, recordAddress, onPick, onClose }: PaletteProps) {
  const [id, dialog] = [useId(), useRef<HTMLDialogElement>(null)];
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const records = useRecords(words, recordAddress);
  const initials = useInitials(entries);
  const shown = words.trim() === '' ? before(recent, entries) : [...found(entries, words, initials), ...records.entries];
  // as they stand below one another
  const rows = grouped(shown).flatMap((group) => group.entries);
  const at = Math.min(chosen, rows.length - 1);
  useEffect(() => {
    const element = dialog.current;
    // older phones have no modal dialogs: it is then a part of the page
    if (element && !element.open) if (typeof element.showModal === 'function') element.showModal(); else element.setAttribute('open', '');
  }, []);
  useEffect(() => { document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }); }, [id, at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((at + step + rows.length) % Math.max(1, rows.length));
    }
    const entry = rows[at];
    if (event.key === 'Enter' && entry) onPick(entry);
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t('title')} aria-modal="true" onCancel={(event) => { event.preventDefault(); onClose(); }} onClick={(event) => { if (event.target === event.currentTarget) onClose(); }}>
      <div className="palette-head">
        <input type="text" className="palette-words" role="combobox" autoFocus autoComplete="off" enterKeyHint="go" maxLength={60} aria-expanded={rows.length > 0} aria-controls={id} aria-autocomplete="list" aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined} aria-label={t('placeholder')} placeholder={t('placeholder')} value={words} onKeyDown={onKeyDown} onChange={(event) => { setWords(event.target.value); setChosen(0); }} />
        <button type="button" className="palette-close" aria-label={t('close')} onClick={onClose}><span aria-hidden="true">×</span></button>
      </div>
      <Results id={id} rows={rows} at={at} onPick={onPick} />
      <p className={words.trim() === '' ? 'palette-said palette-keys' : 'palette-said'} role="status">{said({ words, count: rows.length, isLooking: records.isLooking, hasFailed: records.hasFailed })}</p>
    </dialog>
  );
}
