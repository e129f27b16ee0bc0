import { formatWhen, useApi } from '@liandong/client';
import type { FormDraft } from '@liandong/server/contract/form-drafts';
import { useQueryClient } from '@tanstack/react-query';
import { dropDraft, keys, useNow } from '../../data';
import { t } from '../../text';
import { Button } from '../../ui';

/** Drafts of this service that were not handed in: go on with one, or begin anew. */
export function DraftChoice({ drafts, onChoose, onNew }: { readonly drafts: readonly FormDraft[]; readonly onChoose: (key: string) => void; readonly onNew: () => void }) {
  const now = useNow();
  const api = useApi();
  const queries = useQueryClient();
  const drop = (key: string): void => {
    dropDraft(api, key);
    queries.setQueryData<FormDraft[]>(keys.drafts, (all) => all?.filter((draft) => draft.key !== key));
  };
  return (
    <section className="card">
      <h2>{t('drafts.title', { n: drafts.length })}</h2>
      <ul className="open-steps">
        {drafts.map(({ key, title, savedAt }) => (
          <li key={key} className="open-step">
            <span className="row-main"><span className="row-title">{title}</span><span className="row-what">{t('drafts.saved', { when: formatWhen(savedAt, now) })}</span></span>
            <span className="row-side"><Button onClick={() => onChoose(key)}>{t('drafts.goOn')}</Button><Button kind="link" onClick={() => drop(key)}>{t('drafts.drop')}</Button></span>
          </li>
        ))}
      </ul>
      <div className="row-actions"><Button kind="main" onClick={onNew}>{t('drafts.new')}</Button></div>
    </section>
  );
}
