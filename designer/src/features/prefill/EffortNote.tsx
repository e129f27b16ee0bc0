import { effortOf } from '@liandong/core/run';
import { useMemo } from 'react';
import { useDraft } from '../../editing';
import { t } from '../../text';

/** One line about the form as it compiled last, and on request which questions and from where. */
export function EffortNote({ formId }: { readonly formId: string }) {
  const { pack } = useDraft();
  const effort = useMemo(() => (pack ? effortOf(pack, formId) : undefined), [pack, formId]);
  if (!effort || effort.asked === 0) return null;
  const { asked, known, minutes } = effort;
  if (known.length === 0) return <p>{t('effort.none', { asked, minutes })}</p>;
  return (
    <details>
      <summary>{t('effort.some', { asked, known: known.length, minutes })}</summary>
      <ul>
        {known.map(({ field, title, from, by }) => <li key={field}><strong>{title}</strong> <span className="ld-hint">{t(`effort.by.${by}`, { from: from.join(t('list.comma')) })}</span></li>)}
      </ul>
    </details>
  );
}
