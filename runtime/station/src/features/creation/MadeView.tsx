import { useNow } from '../../data';
import { t } from '../../text';
import { Button, Notice } from '../../ui';
import { nowText } from '../works';
import type { Found } from '@liandong/form';
import type { WorkView } from '@liandong/server/contract/works';

/** A record that was made for a picker. `found`: it can be picked. */
export interface Made { readonly work: WorkView; readonly found: Found | undefined; readonly isWaiting: boolean }

/** What has become of it where that is not plain: it waits for somebody, or cannot be picked. */
export function MadeView({ made: { work, found }, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const now = useNow();
  const { record } = work;
  return (
    <>
      <Notice kind="done" calls title={t('make.done', { title: record.title, no: record.no ?? '' })}>{nowText(work, now)}</Notice>
      {found ? <p>{t('make.picked')}</p> : <Notice kind="soon">{t('make.notPicked')}</Notice>}
      <div className="row-actions"><Button kind="main" onClick={onClose}>{t('make.back')}</Button></div>
    </>
  );
}
