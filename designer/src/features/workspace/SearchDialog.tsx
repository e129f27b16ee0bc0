import { Input, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useDraft } from '../../editing';
import { t } from '../../text';
import { search, searchIndex } from './search-index';

/** Ctrl+K: any item or field of the pack by its name. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const listId = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const index = useMemo(() => searchIndex(draft), [draft]);
  const hits = search(index, words);
  // newer browsers answer with a promise, which is nothing to clean up
  useEffect(() => void document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' }), [listId, at]);
  const open = (to: string | undefined): void => {
    if (to === undefined) return;
    onClose();
    void navigate(`/packs/${draft.packId}/${to}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(hits.length - 1, at + step)));
    }
    if (event.key === 'Enter') open(hits[at]?.to);
  };
  return (
    <Modal open footer={null} title={t('search.title')} onCancel={onClose}>
      <Input
        autoFocus role="combobox" aria-expanded aria-controls={listId} aria-activedescendant={hits.length > 0 ? `${listId}-${at}` : undefined} aria-label={t('search.placeholder')} placeholder={t('search.placeholder')}
        value={words} onKeyDown={onKeyDown} onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
      />
      <ul id={listId} role="listbox" aria-label={t('search.title')} className="ld-hits">
        {hits.map((hit, n) => (
          <li key={hit.to} id={`${listId}-${n}`} role="option" aria-selected={n === at} className={n === at ? 'is-at' : ''} onClick={() => open(hit.to)}>{hit.title}<span className="ld-hint">{hit.where}</span></li>
        ))}
      </ul>
      <p className="ld-hint">{hits.length === 0 ? t('search.none') : t('search.hint')}</p>
    </Modal>
  );
}
