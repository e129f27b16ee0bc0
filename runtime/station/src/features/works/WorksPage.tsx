import { Link, useSearchParams } from 'react-router';
import { useApi } from '@liandong/client';
import { keys, useNow, usePages } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, MoreButton, Page } from '../../ui';
import { WorksTabs } from '../records';
import { WorkRowLink } from './WorkRowLink';

function WorkList({ box }: { readonly box: 'started' | 'done' }) {
  const api = useApi();
  const now = useNow();
  const { items, state, error, retry, hasMore, isLoadingMore, more } = usePages(keys.works(box), (cursor) => api.call('GET /works', { query: { box, limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
  if (state === 'loading') return <Loading rows={5} />;
  if (state === 'failed') return <Failed error={error} onRetry={retry} />;
  if (items.length === 0) {
    return box === 'started'
      ? <Empty title={t('works.noneStarted')} action={<Link className="btn btn-main" to="/services">{t('tasks.noneAction')}</Link>}>{t('works.noneStartedHint')}</Empty>
      : <Empty title={t('works.noneDone')}>{t('works.noneDoneHint')}</Empty>;
  }
  return (
    <>
      <ul className="row-list">{items.map((row) => <li key={row.id}><WorkRowLink row={row} now={now} /></li>)}</ul>
      {hasMore && <MoreButton busy={isLoadingMore} onMore={more} />}
    </>
  );
}

export function WorksPage() {
  const [search] = useSearchParams();
  const box = search.get('box') === 'done' ? 'done' : 'started';
  return <Page title={t('works.title')}><WorksTabs value={box} /><WorkList key={box} box={box} /></Page>;
}
