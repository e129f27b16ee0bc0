import type { ReactNode } from 'react';
import { t } from '../text';
import { Button } from './Button';
import { errorText } from './error-text';
import { Notice } from './Notice';

/** Grey bars in the place of what is being loaded; they appear after 200 ms only. */
export function Loading({ rows = 3 }: { readonly rows?: number }) {
  return (
    <div className="skeletons" role="status" aria-label={t('list.loading')}>
      {Array.from({ length: rows }, (_, row) => <div key={row} className="skeleton" />)}
    </div>
  );
}

/** Nothing here: what will be here, and a way to begin. */
export function Empty({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return <div className="empty"><strong>{title}</strong>{children !== undefined && <p>{children}</p>}{action}</div>;
}

export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return <Notice kind="problem" actions={<Button onClick={onRetry}>{t('list.retry')}</Button>}>{errorText(error)}</Notice>;
}

export function MoreButton({ busy, onMore }: { readonly busy: boolean; readonly onMore: () => void }) {
  return <div className="more"><Button busy={busy} onClick={onMore}>{busy ? t('list.loadingMore') : t('list.more')}</Button></div>;
}
