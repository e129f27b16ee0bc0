import { formatWhen } from '@liandong/client';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { t } from '../../text';
import { Notice } from '../../ui';

/** As what somebody has this step when it is not simply his: 代 X, 委派 by X, 加签 by X. */
export function Roles({ detail: { standsFor, delegatedBy, addedBy } }: { readonly detail: TaskDetail }) {
  return (
    <>
      {standsFor !== undefined && <Notice title={t('task.standsFor', { for: standsFor })}>{t('task.standsForWhat', { for: standsFor })}</Notice>}
      {delegatedBy !== undefined && <Notice title={t('task.delegatedBy', { by: delegatedBy })}>{t('task.delegatedByWhat', { by: delegatedBy })}</Notice>}
      {addedBy !== undefined && <Notice title={t('task.addedBy', { by: addedBy })}>{t('task.addedByWhat')}</Notice>}
    </>
  );
}

/** What those said to whom the step was delegated. */
export function Opinions({ opinions, now }: { readonly opinions: TaskDetail['opinions']; readonly now: string }) {
  if (opinions.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('opinions.title')}</h2>
      <ul className="said">
        {opinions.map(({ by, outcome, comment, at }) => (
          <li key={`${by} ${at}`}>
            <p><strong>{outcome === undefined ? t('opinions.by', { by }) : t('opinions.byWith', { by, outcome })}</strong> <span className="hint">{formatWhen(at, now)}</span></p>
            {comment !== undefined && <blockquote>{comment}</blockquote>}
          </li>
        ))}
      </ul>
    </section>
  );
}
