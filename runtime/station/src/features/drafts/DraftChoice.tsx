import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatWhen, useApi } from '@liandong/client';
import { dropDraft, type KeptDraft, keys, useNow } from '../../data';
import { t } from '../../text';
import { Button, errorText, Notice } from '../../ui';

/** Throwing a draft away, with a way back while the page is open. */
function useDrop() {
  const api = useApi();
  const queries = useQueryClient();
  const [dropped, setDropped] = useState<KeptDraft>();
  const [problem, setProblem] = useState<string>();
  const list = (change: (all: KeptDraft[]) => KeptDraft[]): void => void queries.setQueryData<KeptDraft[]>(keys.freshDrafts, (all) => change(all ?? []));
  return {
    dropped, problem,
    drop: (draft: KeptDraft) => {
      dropDraft(api, draft.key);
      setDropped(draft);
      list((all) => all.filter((one) => one.key !== draft.key));
    },
    undo: async (draft: KeptDraft) => {
      const { key, base: _base, isUnsent: _isUnsent, seen: _seen, other: _other, ...body } = draft;
      try {
        const { savedAt } = await api.call('PUT /form-drafts/{key}', { params: { key }, body });
        setDropped(undefined);
        list((all) => [{ ...draft, savedAt, base: savedAt, isUnsent: false }, ...all]);
      } catch (cause) {
        setProblem(errorText(cause));
      }
    },
  };
}

/** Drafts of one kind that were not handed in: go on with one, or begin anew. */
export function DraftChoice({ drafts, onChoose, onNew, onDrop }: { readonly drafts: readonly KeptDraft[]; readonly onChoose: (key: string) => void; readonly onNew: () => void; readonly onDrop: () => void }) {
  const now = useNow();
  const { dropped, problem, drop, undo } = useDrop();
  return (
    <section className="card">
      <h2>{t('drafts.title', { n: drafts.length })}</h2>
      {dropped && <Notice kind="info" actions={<Button onClick={() => void undo(dropped)}>{t('drafts.undo')}</Button>}>{problem ?? t('drafts.dropped', { title: dropped.title })}</Notice>}
      <ul className="open-steps">
        {drafts.map((draft) => (
          <li key={draft.key} className="open-step">
            <span className="row-main"><span className="row-title">{draft.title}</span><span className="row-what">{t('drafts.saved', { when: formatWhen(draft.savedAt, now) })}</span></span>
            <span className="row-actions"><Button onClick={() => onChoose(draft.key)}>{t('drafts.goOn')}</Button><Button kind="link" onClick={() => { onDrop(); drop(draft); }}>{t('drafts.drop')}</Button></span>
          </li>
        ))}
      </ul>
      <div className="row-actions"><Button kind="main" onClick={onNew}>{t('drafts.new')}</Button></div>
    </section>
  );
}
