import { Link } from 'react-router';
import { formatWhen } from '@liandong/client';
import type { WorkRow } from '@liandong/server/contract/works';
import { t } from '../../text';
import { StateTag } from '../../ui';

export function WorkRowLink({ row, now }: { readonly row: WorkRow; readonly now: string }) {
  return (
    <Link to={`/works/${row.id}`} className={row.unread ? 'row row-unread' : 'row row-plain'}>
      <span className="row-main">
        <span className="row-title">{row.title}</span>
        <span className="row-what">{row.waitingFor ? t('work.waitingFor', { service: row.serviceTitle, who: row.waitingFor }) : row.serviceTitle}</span>
        <span className="row-more"><span>{row.no ?? t('work.noNumber')}</span><span>{row.orgName}</span><span>{formatWhen(row.startedAt, now)}</span></span>
      </span>
      <span className="row-side">{row.unread && <span className="tag tag-info">{t('copies.unread')}</span>}<StateTag status={row.status} title={row.stateTitle} /></span>
    </Link>
  );
}
