import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatWhen, useApi } from '@liandong/client';
import type { AskRow } from '@liandong/server/contract/tasks';
import { keys, useNow, usePages } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, MoreButton } from '../../ui';
import { WorkRowLink } from '../works';

function AskRowLink({ row, now }: { readonly row: AskRow; readonly now: string }) {
  return (
    <Link to={`/works/${row.workId}`} className="row row-unread">
      <span className="row-main">
        <span className="row-title">{t('asks.row', { by: row.by, question: row.question })}</span>
        <span className="row-what">{row.recordTitle || row.serviceTitle}</span>
        <span className="row-more"><span>{t('asks.about', { service: row.serviceTitle, node: row.nodeTitle })}</span><span>{formatWhen(row.at, now)}</span></span>
      </span>
      {row.waits && <span className="row-side"><span className="tag tag-soon">{t('asks.waits')}</span></span>}
    </Link>
  );
}

/** 等我答复: each leads to where the question stands with a place for the answer. */
export function AskList() {
  const api = useApi();
  const now = useNow();
  const { data, error, isError, refetch } = useQuery({ queryKey: keys.asks, queryFn: async () => (await api.call('GET /asks')).items });
  if (!data) return isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />;
  if (data.length === 0) return <Empty title={t('asks.none')}>{t('asks.noneHint')}</Empty>;
  return <ul className="row-list">{data.map((row) => <li key={row.id}><AskRowLink row={row} now={now} /></li>)}</ul>;
}

/** 抄送我的. */
export function CopyList() {
  const api = useApi();
  const now = useNow();
  const { items, state, error, retry, hasMore, isLoadingMore, more } = usePages(keys.works('copied'), (cursor) => api.call('GET /works', { query: { box: 'copied', limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
  if (state === 'loading') return <Loading rows={5} />;
  if (state === 'failed') return <Failed error={error} onRetry={retry} />;
  if (items.length === 0) return <Empty title={t('copies.none')}>{t('copies.noneHint')}</Empty>;
  return (
    <>
      <ul className="row-list">{items.map((row) => <li key={row.id}><WorkRowLink row={row} now={now} /></li>)}</ul>
      {hasMore && <MoreButton busy={isLoadingMore} onMore={more} />}
    </>
  );
}
