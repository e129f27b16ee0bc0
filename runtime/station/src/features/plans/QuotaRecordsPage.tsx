import { Link, useParams, useSearchParams } from 'react-router';
import { formatWhen, useApi } from '@liandong/client';
import { keys, useNow, usePages } from '../../data';
import { Empty, Failed, Loading, MoreButton, Page, StateTag } from '../../ui';
import { t } from './text';
import { periodWords } from './words';

/** The records that a quota counts. */
export function QuotaRecordsPage() {
  const api = useApi();
  const now = useNow();
  const { packId = '', serviceId = '' } = useParams();
  const [search] = useSearchParams();
  const [orgId, period] = [search.get('org') ?? '', search.get('period') ?? ''];
  const list = usePages(keys.quotaRecords(`${packId} ${serviceId} ${orgId} ${period}`), (cursor) => api.call('GET /quotas/records', { query: { packId, serviceId, orgId, period, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <Page title={t('quotas.records')} back="/plans" aside={<span className="page-day">{periodWords(period)}</span>}>
      {list.state === 'loading' && <Loading rows={5} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && <Empty title={t('quotas.noRecords')}>{t('quotas.noRecordsHint')}</Empty>}
      {list.items.length > 0 && (
        <ul className="row-list">
          {list.items.map((row) => (
            <li key={row.id}>
              <Link to={`/records/${row.id}`} className="row row-plain">
                <span className="row-main"><span className="row-title">{row.title}</span><span className="row-more"><span>{row.no ?? t('work.noNumber')}</span><span>{row.orgName}</span><span>{formatWhen(row.createdAt, now)}</span></span></span>
                <span className="row-side"><StateTag title={row.stateTitle} /></span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </Page>
  );
}
