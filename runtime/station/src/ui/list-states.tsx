import type { ReactNode } from 'react';
import { formatWhen } from '@liandong/client';
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

interface MoreProps {
  readonly busy: boolean;
  readonly onMore: () => void;
  /** only what was made since then was looked through, or (upwards) before */
  readonly lookedTo?: string | undefined;
  readonly none?: boolean;
  readonly upwards?: boolean;
}

/** The next page. Of a list that is looked through part by part: how far it was, and to look on. */
export function MoreButton({ busy, onMore, lookedTo, none = false, upwards = false }: MoreProps) {
  if (lookedTo === undefined) return <div className="more"><Button busy={busy} onClick={onMore}>{busy ? t('list.loadingMore') : t('list.more')}</Button></div>;
  const when = formatWhen(lookedTo, new Date().toISOString());
  return (
    <div className="more">
      <p role="status">{t(none ? 'list.lookedNone' : 'list.looked')}{t(upwards ? 'list.lookedUp' : 'list.lookedDown', { when })}</p>
      <Button busy={busy} onClick={onMore}>{busy ? t('list.looking') : t('list.lookOn')}</Button>
    </div>
  );
}
