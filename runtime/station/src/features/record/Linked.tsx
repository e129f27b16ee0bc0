import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import type { LinkedList } from '@liandong/server/contract/records';
import { keys, usePages } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, MoreButton, StateTag } from '../../ui';

function List({ recordId, of }: { readonly recordId: string; readonly of: LinkedList }) {
  const api = useApi();
  const { type, link } = of;
  const list = usePages(keys.recordLinks(recordId, `${type}.${link}`), (cursor) => api.call('GET /records/{recordId}/links', { params: { recordId }, query: { type, link, limit: 10, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <section className="card">
      <h2>{of.title} <span className="count">{of.more ? t('recordAct.moreThan', { n: of.count }) : of.count}</span></h2>
      {list.state === 'loading' && <Loading rows={2} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      <ul className="row-list">
        {list.items.map((row) => (
          <li key={row.id}>
            <Link to={`/records/${row.id}`} className="row row-plain">
              <span className="row-main"><span className="row-title">{row.title}</span><span className="row-more"><span>{row.no ?? t('work.noNumber')}</span><span>{row.orgName}</span></span></span>
              <span className="row-side"><StateTag title={row.stateTitle} /></span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </section>
  );
}

/** Records that point to this one, as far as the reader reaches them. */
export function Linked({ recordId, lists }: { readonly recordId: string; readonly lists: readonly LinkedList[] }) {
  if (lists.length === 0) return <Empty title={t('recordAct.noLinks')}>{t('recordAct.noLinksHint')}</Empty>;
  return <>{lists.map((of) => <List key={`${of.type} ${of.link}`} recordId={recordId} of={of} />)}</>;
}
