import type { QuestionDef } from '@liandong/core/run';
import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { useDraft } from '../../editing';
import { propertyAt } from '../forms';
import { t } from './text';
import { updatedFiles, type Use } from './uses';

/** Where the question is asked, and which of these have drifted from it. */
export function UseList({ question, uses }: { readonly question: QuestionDef; readonly uses: readonly Use[] }) {
  const draft = useDraft();
  const drifted = uses.filter((use) => use.isDrifted).length;
  return (
    <section aria-label={t('question.uses')}>
      <h2>{t('question.uses')}</h2>
      {uses.length === 0 && <p className="ld-hint">{t('question.noUse')}</p>}
      <ul className="ld-places">
        {uses.map((use) => (
          <li key={`${use.file}:${use.field}`}>
            <Link to={`/packs/${draft.packId}/forms/${encodeURIComponent(use.form.id)}?at=${encodeURIComponent(`/schema/properties/${use.field.replace('/', '/items/properties/')}`)}`}>{t('question.use', { form: use.form.title, field: String(propertyAt(use.form, use.field)?.title ?? use.field) })}</Link>
            {use.isDrifted && <Tag color="warning">{t('question.drifted')}</Tag>}
          </li>
        ))}
      </ul>
      {drifted > 0 && !draft.readonly && <Button onClick={() => draft.change(updatedFiles(question, uses), t('question.did.update', { title: question.title, n: drifted }))}>{t('question.updateAll', { n: drifted })}</Button>}
    </section>
  );
}
