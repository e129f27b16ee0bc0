import { formatMoment } from '@liandong/client';
import type { WorkView } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Notice } from '../../ui';

/** 挂起: who stopped it, when and why; nothing can be done until it is resumed. */
export function SuspendedNotice({ of: { by, at, comment }, now, calls = false }: { readonly of: NonNullable<WorkView['suspended']>; readonly now: string; readonly calls?: boolean }) {
  return (
    <Notice kind="soon" calls={calls} title={t('work.suspended', { by, when: formatMoment(at, now) })}>
      {comment !== undefined && comment !== '' && <blockquote>{comment}</blockquote>}
      <p>{t('work.suspendedHint')}</p>
    </Notice>
  );
}
